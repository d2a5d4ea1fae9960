// The client in Java: openapi-generator makes models and operations, scripts/clients/java/layer is put above them.

import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { openOperations } from '../generate/typescript/emit/methods.ts'
import { firstProgram } from '../machine.ts'
import { root } from '../steps.ts'
import { runCommand } from './command.ts'
import { readClientContract } from './contract.ts'
import { readJavaContract } from './java-contract.ts'
import { listsSource } from './java-lists.ts'
import type { Language, ScenarioCommand } from './language.ts'
import { clientFolder } from './tree.ts'

export const java: Language = { name: 'java', missing, generate, prepare }

const generator = {
  artifact: 'org.openapitools:openapi-generator-cli:7.25.0',
  sha256: '41ce4f6b07f196676439d710759fa1ced7a08066d06ff1bf314681470289efae',
}
const fetchPlugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1'
const sources = join(root, 'scripts/clients/java')
const packagePath = 'src/main/java/example/coffer/client'

/** See `java -jar openapi-generator-cli.jar config-help -g java`. */
const properties = {
  invokerPackage: 'example.coffer.client.invoker',
  apiPackage: 'example.coffer.client.api',
  modelPackage: 'example.coffer.client.model',
  hideGenerationTimestamp: true,
  useRuntimeException: true,
  openApiNullable: true,
  disallowAdditionalPropertiesIfNotPresent: false,
  containerDefaultToNull: true,
  enumUnknownDefaultCase: true,
  useJakartaEe: true,
  // One argument that names its parts: a new query parameter breaks no caller.
  useSingleRequestParameter: 'static',
  annotationLibrary: 'none',
  documentationProvider: 'none',
}

async function missing(): Promise<string | undefined> {
  const hint =
    'install a JDK of version 17 or newer and Maven 3.8 or newer (Debian: apt-get install openjdk-17-jdk-headless maven)'
  const absent = ['java', 'javac', 'mvn'].filter((name) => firstProgram([name]) === undefined)
  if (absent.length > 0) return `${absent.join(' and ')} not found; ${hint}`
  const said = await runCommand('javac', ['-version'], { cwd: root })
  const version = Number(/javac (\d+)/.exec(said)?.[1])
  return version >= 17 ? undefined : `${said.trim()} is too old; ${hint}`
}

async function generate(into: string): Promise<void> {
  const { version } = readClientContract().info
  const scratch = mkdtempSync(join(tmpdir(), 'coffer-openapi-generator-'))
  try {
    await runGenerator(scratch)
    cpSync(join(scratch, 'out', packagePath), join(into, packagePath), { recursive: true })
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  cpSync(join(sources, 'layer'), join(into, packagePath), { recursive: true })
  for (const name of ['pom.xml', 'README.md'])
    writeFileSync(join(into, name), readFileSync(join(sources, name), 'utf8').replaceAll('@version@', version))
  writeFileSync(join(into, packagePath, 'ContractFacts.java'), contractFacts(version))
  writeFileSync(join(into, packagePath, 'Lists.java'), listsSource(readClientContract()))
  writeFileSync(join(into, '.gitignore'), 'target/\n')
  cpSync(join(root, 'LICENSE'), join(into, 'LICENSE'))
}

async function runGenerator(scratch: string): Promise<void> {
  const archive = await fetchGenerator()
  const contract = join(scratch, 'contract.json')
  writeFileSync(contract, JSON.stringify(readJavaContract()))
  await runCommand(
    'java',
    [
      // Whatever this machine's own are.
      ...['-Duser.language=en', '-Duser.timezone=UTC', '-Dfile.encoding=UTF-8'],
      ...['-jar', archive],
      ...['generate', '--generator-name', 'java', '--library', 'native'],
      ...['--input-spec', contract, '--output', join(scratch, 'out')],
      // In Java a File is something else.
      ...['--model-name-mappings', 'File=StoredFile'],
      ...[
        '--global-property',
        'apis,models,supportingFiles,apiDocs=false,modelDocs=false,apiTests=false,modelTests=false',
      ],
      ...[
        '--additional-properties',
        Object.entries(properties)
          .map(([name, value]) => `${name}=${value}`)
          .join(','),
      ],
    ],
    { cwd: scratch },
  )
}

/** Maven brings it, and what came must be what was looked at when the version was chosen. */
async function fetchGenerator(): Promise<string> {
  const folder = join(root, 'node_modules/.cache/coffer/openapi-generator')
  const [, name = '', version = ''] = generator.artifact.split(':')
  const archive = join(folder, `${name}-${version}.jar`)
  if (!existsSync(archive)) {
    mkdirSync(folder, { recursive: true })
    const settings = [`-Dartifact=${generator.artifact}`, `-DoutputDirectory=${folder}`]
    await maven(folder, `${fetchPlugin}:copy`, ...settings)
  }
  const digest = createHash('sha256').update(readFileSync(archive)).digest('hex')
  if (digest === generator.sha256) return archive
  rmSync(archive)
  throw new Error(`${generator.artifact} has the SHA-256 digest ${digest}, not ${generator.sha256}`)
}

/** Both as modules of one build, so that nothing is written to the repository of the person who runs this. */
async function prepare(scratch: string): Promise<ScenarioCommand> {
  const { version } = readClientContract().info
  const [client, scenario] = [join(scratch, 'client'), join(scratch, 'scenario')]
  cpSync(clientFolder('java'), client, { recursive: true, filter: (path) => !path.endsWith('/target') })
  cpSync(join(root, 'tests/clients/java'), scenario, { recursive: true })
  writeFileSync(join(scratch, 'pom.xml'), bothModules)
  await maven(scratch, `-Dcoffer.version=${version}`, 'package')
  return {
    command: 'java',
    args: [
      '-Xmx128m',
      '-cp',
      [join(scenario, 'target/classes'), join(scenario, 'target/lib/*')].join(delimiter),
      'scenario.Scenario',
    ],
  }
}

function maven(cwd: string, ...args: string[]): Promise<string> {
  return runCommand('mvn', ['--batch-mode', '--quiet', '--no-transfer-progress', ...args], { cwd })
}

/** What the layer must know of the contract beside what the generator made. */
function contractFacts(version: string): string {
  const contract = readClientContract()
  const open = openOperations(contract)
  return `package example.coffer.client;

import java.util.List;
import java.util.regex.Pattern;

/** Made from openapi.yaml: edit the contract and run "npm run clients -- generate". */
final class ContractFacts {
    static final String VERSION = "${version}";

    /** Method and path of what is asked without a token. */
    static final List<Pattern> OPEN = List.of(
${open.map((operation) => `            Pattern.compile("${operation.replaceAll('.', '\\\\.').replaceAll(/\{\w+\}/g, '[^/]+')}")`).join(',\n')});

    private ContractFacts() {}
}
`
}

const bothModules = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>example.coffer</groupId>
  <artifactId>client-and-scenario</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <modules>
    <module>client</module>
    <module>scenario</module>
  </modules>
</project>
`
