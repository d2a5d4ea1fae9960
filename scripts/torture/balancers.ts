// What stands before the replicas: a balancer of our own, or one that people use, without stickiness and with nothing that
// would hold a request's body back.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, closeSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { firstProgram } from '../machine.ts'
import { quietPort } from './ports.ts'
import { startRoundRobin } from './round-robin.ts'

export const balancerKinds = ['builtin', 'haproxy', 'nginx'] as const
export type BalancerKind = (typeof balancerKinds)[number]

export interface Balancer {
  readonly address: string
  /** The replica that got bytes last, where the balancer tells. */
  readonly receiving?: () => number
  readonly stop: () => Promise<void>
}

export interface BalancerOptions {
  /** For its configuration and log; kept by the caller. */
  readonly folder: string
  /** The ports of the replicas. */
  readonly ports: readonly number[]
}

/** @throws Error that says what is missing on this machine */
export function startBalancer(kind: BalancerKind, options: BalancerOptions): Promise<Balancer> {
  if (kind === 'builtin') return startRoundRobin(() => options.ports.map((port) => `http://127.0.0.1:${port}`))
  return startProgram(kind, options)
}

/** @returns undefined where this machine has none */
export function balancerProgram(kind: Exclude<BalancerKind, 'builtin'>): string | undefined {
  return firstProgram([kind], ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'])
}

async function startProgram(
  kind: Exclude<BalancerKind, 'builtin'>,
  { folder, ports }: BalancerOptions,
): Promise<Balancer> {
  const program = balancerProgram(kind)
  if (program === undefined)
    throw new Error(
      `there is no ${kind} on the PATH; install it (Debian: apt-get install ${kind}), or use --balancer builtin`,
    )
  const port = await quietPort()
  const file = join(folder, `${kind}.conf`)
  const logFile = join(folder, `${kind}.log`)
  writeFileSync(file, kind === 'haproxy' ? haproxy(port, ports) : nginx(port, ports, folder))
  const log = openSync(logFile, 'a')
  const args = kind === 'haproxy' ? ['-db', '-f', file] : ['-e', logFile, '-p', folder, '-c', file]
  const child = spawn(program, args, { stdio: ['ignore', log, log] })
  closeSync(log)
  const exited = once(child, 'exit')
  const deadline = Date.now() + 10_000
  while (!(await listens(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`${kind} does not start:\n${readFileSync(logFile, 'utf8').slice(-2000)}`)
    }
    await delay(20)
  }
  return {
    address: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null && child.signalCode === null) await exited
    },
  }
}

const haproxy = (port: number, ports: readonly number[]): string => `global
  maxconn 512
defaults
  mode http
  option redispatch
  retries 2
  timeout connect 1s
  timeout client 60s
  timeout server 60s
frontend uploads
  bind 127.0.0.1:${port}
  default_backend replicas
backend replicas
  balance roundrobin
  option httpchk GET /health/ready
${ports.map((each, at) => `  server replica${at} 127.0.0.1:${each} check inter 200ms fall 1 rise 1`).join('\n')}
`

const nginx = (port: number, ports: readonly number[], folder: string): string => `daemon off;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/nginx.pid;
events {
  worker_connections 512;
}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/nginx-${name};`).join('\n  ')}
  client_max_body_size 0;
  upstream replicas {
    ${ports.map((each) => `server 127.0.0.1:${each} max_fails=1 fail_timeout=1s;`).join('\n    ')}
  }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://replicas;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_request_buffering off;
      proxy_connect_timeout 1s;
      proxy_read_timeout 60s;
    }
  }
}
`

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
