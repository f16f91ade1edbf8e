/** 10,000 connections, two thousand at a time: those above the limit are refused, and the server continues. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect, it } from 'vitest'
import { openTestEndpoint } from '../../helpers/test-endpoint.ts'

const AT_ONCE = 2000
const LIMIT = 1000
/** Fewer than the system's accept queue. */
const GROUP = 200

/** Silent connections in groups. @returns them, after the server has closed those above its limit */
async function crowd(port: number): Promise<readonly Socket[]> {
  const sockets: Socket[] = []
  const { promise: full, resolve } = Promise.withResolvers<void>()
  let refused = 0
  const hungUp = () => {
    refused += 1
    if (refused === AT_ONCE - LIMIT) resolve()
  }
  while (sockets.length < AT_ONCE) {
    const group = Array.from({ length: GROUP }, () => connect(port, '127.0.0.1'))
    for (const socket of group)
      socket
        .on('error', () => undefined)
        .on('close', hungUp)
        .resume()
    await Promise.all(group.map((socket) => once(socket, 'connect')))
    sockets.push(...group)
  }
  await full
  return sockets
}

it('10,000 connections are refused beyond the limit, and the door goes on', async () => {
  const endpoint = await openTestEndpoint()
  for (let turn = 0; turn < 5; turn += 1) {
    const sockets = await crowd(Number(new URL(endpoint.url).port))
    const staying = sockets.filter(({ closed }) => !closed)
    expect(staying.length).toBeLessThanOrEqual(LIMIT)
    const left = staying.map((socket) => once(socket, 'close'))
    for (const socket of staying) socket.destroy()
    await Promise.all(left)
    await expect.poll(async () => (await endpoint.ask('/api/v1/health')).status).toBe(200)
  }
  await endpoint.close()
}, 120_000)
