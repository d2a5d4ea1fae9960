import './cli/compile-cache.ts'

const { serve } = await import('./cli/serve.ts')
await serve(process.env, process.cwd())
