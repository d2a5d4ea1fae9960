/** What makes the client's folder a package. */
import { readFileSync } from 'node:fs'

/** Built on what the project itself has locked. */
export function packageManifest(version: string): object {
  const project = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as {
    dependencies: Record<string, string>
    devDependencies: Record<string, string>
  }
  const { 'openapi-fetch': openapiFetch } = project.dependencies
  const { typescript } = project.devDependencies
  return {
    name: '@coffer/client',
    version,
    description: 'Client of the Coffer API, for browsers and Node.',
    license: 'MIT',
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20' },
    types: './dist/index.d.ts',
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' }, './package.json': './package.json' },
    files: ['dist', 'src'],
    scripts: { build: 'tsc -p tsconfig.json', prepack: 'npm run build' },
    dependencies: { 'openapi-fetch': openapiFetch },
    devDependencies: { typescript },
  }
}

export const compilerSettings = {
  compilerOptions: {
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'],
    module: 'nodenext',
    types: [],
    rootDir: 'src',
    outDir: 'dist',
    declaration: true,
    declarationMap: true,
    sourceMap: true,
    rewriteRelativeImportExtensions: true,
    erasableSyntaxOnly: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noImplicitOverride: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    skipLibCheck: false,
  },
  include: ['src'],
}
