/** A real mail server for a test (smtp-server), which can be as unhelpful as others are. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface MailServer {
  readonly port: number
  readonly received: readonly { readonly mail: ParsedMail; readonly to: string[]; readonly secure: boolean }[]
  readonly close: () => Promise<void>
}

/** @param refusal of each receiver: an SMTP code, or undefined where the letter is taken */
export async function startMailServer(
  options: SMTPServerOptions = {},
  { port = 0, refusal = () => undefined }: { port?: number; refusal?: (to: string) => number | undefined } = {},
): Promise<MailServer> {
  const received: { mail: ParsedMail; to: string[]; secure: boolean }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.key === undefined ? ['STARTTLS', 'AUTH'] : [],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const code = refusal(address)
      done(code === undefined ? null : Object.assign(new Error(`${address} is not taken`), { responseCode: code }))
    },
    onData: (stream, { envelope, secure }, done) => {
      simpleParser(stream).then((mail) => {
        received.push({ mail, to: envelope.rcptTo.map(({ address }) => address), secure })
        done()
      }, done)
    },
    ...options,
  })
  // What a client breaks off is the test's own doing.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** For 127.0.0.1, signed by itself. */
export async function ownCertificate(): Promise<{ key: string; cert: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'coffer-certificate-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  const made = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  execFileSync('openssl', ['req', '-x509', ...made, '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' })
  const pair = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  await rm(folder, { recursive: true, force: true })
  return pair
}
