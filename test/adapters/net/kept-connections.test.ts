import { describe, expect, test } from 'vitest'
import { createHttpClient } from '../../../main/adapters/net/http-client.ts'
import { createNodeTransport } from '../../../main/adapters/net/node-transport.ts'
import { createGate } from '../../../main/core/net/gate.ts'
import type { HttpClient } from '../../../main/core/ports/http.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { memoryHostWaits } from '../../helpers/host-waits.ts'
import { rawServer } from '../../servers/loopback.ts'

const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nok'

const client = (): HttpClient =>
  createHttpClient({
    transport: createNodeTransport(() => ({ proxy: '', ca_file: '' }), {}),
    gate: createGate(memoryHostWaits(), new FakeClock()),
  })

/** A request as a server saw it: how many were on its connection before it. */
interface SeenConnection {
  readonly earlier: number
  readonly method: string
}

/** Answers the first request of each connection, and closes the connection when a second one arrives on it. */
async function closingServer(answerFirst = true) {
  const seen: SeenConnection[] = []
  const base = await rawServer((socket) => {
    let earlier = 0
    socket.on('data', (data) => {
      seen.push({ earlier, method: String(data).split(' ', 1)[0] ?? '' })
      if (earlier === 0 && answerFirst) socket.write(ANSWER)
      else socket.destroy()
      earlier += 1
    })
  })
  return { base, seen }
}

describe('a connection that the server closes as the next request arrives', () => {
  test('is replaced by a new one, and the read repeated', async () => {
    const { base, seen } = await closingServer()
    const http = client()
    await http.send({ url: base })
    expect((await http.send({ url: base })).text()).toBe('ok')
    expect(seen.map(({ earlier }) => earlier)).toEqual([0, 1, 0])
  })

  test('does not fail a read though every kept connection is such a one', async () => {
    const { base, seen } = await closingServer()
    const http = client()
    await Promise.all([http.send({ url: base }), http.send({ url: base }), http.send({ url: base })])
    expect((await http.send({ url: base })).text()).toBe('ok')
    expect(seen.map(({ earlier }) => earlier)).toEqual([0, 0, 0, 1, 1, 1, 0])
  })

  test('does not fail a stream', async () => {
    const { base } = await closingServer()
    const http = client()
    await http.send({ url: base })
    const { status, body } = await http.stream({ url: base })
    expect(status).toBe(200)
    const pieces: Uint8Array[] = []
    for await (const piece of body) pieces.push(piece)
    expect(Buffer.concat(pieces).toString()).toBe('ok')
  })

  test('ends a request that may have changed something: it is not sent twice', async () => {
    const { base, seen } = await closingServer()
    const http = client()
    await http.send({ url: base })
    const posting = http.send({ url: base, method: 'POST', body: '{}' })
    await expect(posting).rejects.toMatchObject({ code: 'source_unreachable' })
    expect(seen.map(({ method }) => method)).toEqual(['GET', 'POST'])
  })
})

test('a new connection that the server closes without an answer is not tried again', async () => {
  const { base, seen } = await closingServer(false)
  await expect(client().send({ url: base })).rejects.toMatchObject({ code: 'source_unreachable' })
  expect(seen).toHaveLength(1)
})
