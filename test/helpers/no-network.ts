/** Used by every test file: a connection to anything but this machine fails with the target's name. */
import * as net from 'node:net'

const here = /^(localhost|127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+|0\.0\.0\.0|::)$/

interface ConnectTarget {
  readonly host?: string
  readonly port?: number | string
  readonly path?: string | null
}

/** The forms of `connect`: an object, a port with a host, a path; node:net wraps them in a list. */
function targetOf(first: unknown, second: unknown): ConnectTarget {
  if (Array.isArray(first)) return targetOf(first[0], first[1])
  if (typeof first === 'object' && first !== null) return first
  if (typeof first === 'string' && !/^\d+$/.test(first)) return { path: first }
  return { port: Number(first), ...(typeof second === 'string' ? { host: second } : {}) }
}

const connect = net.Socket.prototype.connect

net.Socket.prototype.connect = function guarded(this: net.Socket, ...args: unknown[]) {
  const { host = 'localhost', port, path } = targetOf(args[0], args[1])
  if (!path && !here.test(host)) throw new Error(`A test asked for the network: ${host}:${port}`)
  return connect.apply(this, args as Parameters<typeof connect>)
} as typeof connect
