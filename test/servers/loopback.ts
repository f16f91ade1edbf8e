/** Servers on loopback for one test. */
import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import * as net from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

async function listen(server: net.Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`
}

/** @returns the base address of a server with this answer; it ends with the test */
export async function httpServer(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return listen(server)
}

const certificate = (name: string) => join(import.meta.dirname, 'certificates', name)

/** The authority that signed the certificate of `secureServer`; no machine trusts it by default. */
export const testAuthority = certificate('authority.pem')

/** Like `httpServer`, over TLS. */
export async function secureServer(answer: RequestListener): Promise<string> {
  const pem = {
    cert: readFileSync(certificate('server.pem')),
    key: readFileSync(certificate('server-key.pem')),
  }
  const server = createSecureServer(pem, answer)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return (await listen(server)).replace('http:', 'https:')
}

/** A server with access to the bare socket: for answers no HTTP library would send. */
export async function rawServer(answer: (socket: net.Socket) => void): Promise<string> {
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    sockets.add(socket)
    // These tests are about clients that disconnect.
    socket.on('error', () => {})
    answer(socket)
  })
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return listen(server)
}
