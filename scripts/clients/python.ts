// The Python client: openapi-python-client's output with bound methods around it, and the layer in python/layer.

import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstProgram } from '../machine.ts'
import { root } from '../steps.ts'
import { readClientContract } from './contract.ts'
import type { Language, ScenarioCommand } from './language.ts'
import { pythonDocument } from './python/document.ts'
import { createEnvironment, oldestPython, provideTools, runTool } from './python/environment.ts'
import { contractModule, projectManifest } from './python/package.ts'

const sources = join(import.meta.dirname, 'python')

export const python: Language = { name: 'python', missing, generate, prepare }

async function missing(): Promise<string | undefined> {
  const python3 = firstProgram(['python3'])
  const wanted = `Python ${oldestPython.join('.')} or newer with venv (Debian and Ubuntu: apt install python3-venv)`
  if (python3 === undefined) return `there is no python3; install ${wanted}`
  const look = `import ensurepip, sys, venv; sys.exit(sys.version_info < (${oldestPython.join(', ')}))`
  return runTool(python3, ['-c', look]).then(
    () => undefined,
    () => `${python3} is too old or has no venv; install ${wanted}`,
  )
}

async function generate(into: string): Promise<void> {
  const tools = await provideTools()
  const contract = readClientContract()
  const scratch = mkdtempSync(join(tmpdir(), 'coffer-python-'))
  try {
    const document = join(scratch, 'openapi.json')
    const settings = join(scratch, 'settings.json')
    writeFileSync(document, JSON.stringify(pythonDocument(contract)))
    writeFileSync(settings, JSON.stringify(generatorSettings))
    const generated = join(into, 'coffer_client/openapi')
    mkdirSync(join(into, 'coffer_client'))
    await runTool(
      join(tools, 'openapi-python-client'),
      [
        ...['generate', '--meta', 'none', '--path', document, '--config', settings, '--output-path', generated],
        ...['--custom-template-path', join(sources, 'templates'), '--fail-on-warning'],
      ],
      { PATH: `${tools}:${process.env.PATH ?? ''}` },
    )
    cpSync(join(sources, 'layer'), into, { recursive: true, filter: (path) => !path.endsWith('__pycache__') })
    writeFileSync(join(into, 'coffer_client/contract.py'), contractModule(contract))
    writeFileSync(join(into, 'pyproject.toml'), projectManifest(contract.info.version))
    cpSync(join(root, 'LICENSE'), join(into, 'LICENSE'))
    rmSync(join(generated, '.ruff_cache'), { recursive: true, force: true })
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

const generatorSettings = {
  literal_enums: true,
  docstrings_on_attributes: true,
  // Bytes, and sent as what they are.
  content_type_overrides: {
    'application/offset+octet-stream': 'application/octet-stream',
    'image/webp': 'application/octet-stream',
  },
  // Not to be confused with the generator's own File, which is something to upload.
  class_overrides: { File: { class_name: 'StoredFile', module_name: 'stored_file' } },
  post_hooks: [
    'ruff check --quiet --no-cache --isolated --preview --fix-only --select=I,F401,UP .',
    'ruff format --quiet --no-cache --isolated --line-length=120 .',
  ],
}

/** Builds a wheel from the committed client, installs it, and checks the types of it and of the scenario. */
async function prepare(folder: string): Promise<ScenarioCommand> {
  const tools = await provideTools()
  const source = join(folder, 'client')
  const scenario = join(folder, 'scenario')
  cpSync(join(root, 'generated/sdk/python'), source, { recursive: true })
  cpSync(join(root, 'tests/clients/python'), scenario, { recursive: true })
  const wheels = join(folder, 'wheels')
  // Without isolation, because the isolated build would fetch its own tools, which are not pinned.
  await runTool(join(tools, 'pip'), ['wheel', '--quiet', '--no-build-isolation', '--no-deps', '-w', wheels, source])
  const bin = await createEnvironment(join(folder, 'venv'), join(sources, 'requirements-client.txt'))
  await runTool(join(bin, 'pip'), ['install', '--quiet', ...['--no-index', '--no-deps', '-f', wheels], packageName])
  await runTool(join(bin, 'pip'), ['check'])
  const python3 = join(bin, 'python')
  await checkTypes(tools, python3, [join(source, 'coffer_client')])
  await checkTypes(
    tools,
    python3,
    readdirSync(scenario).map((name) => join(scenario, name)),
  )
  await lint(tools, [join(sources, 'layer'), join(root, 'tests/clients/python')])
  return { command: python3, args: ['-I', '-W', 'error', join(scenario, 'main.py')] }
}

async function checkTypes(tools: string, python3: string, targets: readonly string[]): Promise<void> {
  const settings = ['--strict', '--no-incremental', '--cache-dir', devNull, '--python-executable', python3]
  await runTool(join(tools, 'mypy'), [...settings, ...targets])
}

/** What people wrote; the rest was formatted when it was generated. */
async function lint(tools: string, folders: readonly string[]): Promise<void> {
  const ruff = join(tools, 'ruff')
  const alone = ['--no-cache', '--isolated', '--line-length=120', '--target-version=py311']
  await runTool(ruff, ['format', '--check', ...alone, ...folders])
  // The scenario's own reading and waiting may hold up its event loop.
  const rules = ['--select=E,F,I,UP,B,RUF,ASYNC', '--ignore=ASYNC230,ASYNC240,ASYNC251']
  await runTool(ruff, ['check', '--no-fix', ...alone, ...rules, ...folders])
}

const packageName = /^name = "(.*)"$/m.exec(readFileSync(join(sources, 'pyproject.toml'), 'utf8'))?.[1] ?? ''
