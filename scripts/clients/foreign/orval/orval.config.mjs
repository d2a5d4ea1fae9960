export default {
  coffer: {
    input: 'openapi.yaml',
    output: {
      target: 'out/coffer.ts',
      client: 'fetch',
      mode: 'single',
      baseUrl: { runtime: 'process.argv[2]' },
      override: {
        // An upload is a form or the bytes themselves: a function each.
        splitByContentType: true,
        // So that a schema named File is not taken for the browser's.
        components: { schemas: { suffix: 'Schema' } },
      },
    },
  },
}
