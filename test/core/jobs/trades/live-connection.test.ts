/** The connection of live trades: it comes back, and a silent one is not taken for a quiet market. */
import { expect, test, vi } from 'vitest'
import { liveWorld, messageOf } from '../../../helpers/live-tail.ts'

vi.setConfig({ testTimeout: 20_000 })

/** A tail that is connected. */
async function receiving() {
  const world = await liveWorld()
  await world.run()
  const tail = world.begin()
  await vi.waitFor(() => expect(tail.view().state).toBe('receiving'))
  return { ...world, tail }
}

type ReceivingWorld = Awaited<ReturnType<typeof receiving>>

/** Lets seconds pass until the tail waits for its next attempt. @returns the pause before it */
async function pauseOf({ step, tail, next }: ReceivingWorld): Promise<number> {
  for (;;) {
    const ms = await next()
    if (tail.view().state === 'waiting') return ms
    await step()
  }
}

test('a connection that ends is opened again after a second, and says why it ended', async () => {
  const world = await receiving()
  const { stream, tail, problemOf, clock, step, send, trades } = world
  stream.close(1001, 'serverShutdown')
  expect(await pauseOf(world)).toBe(1000)
  expect(problemOf(tail)).toBe('the exchange closed the connection (1001: serverShutdown)')
  expect(tail.view().retryAt).toBe(clock.now() + 1000)
  await step()
  await send(tail, trades.slice(0, 1))
  expect(tail.view()).toMatchObject({ state: 'receiving', received: 1, problem: null, retryAt: null })
})

test('attempts that fail are further and further apart, up to five minutes, and near again after trades came', async () => {
  const world = await receiving()
  const { stream, tail, step, send, trades } = world
  stream.refusal = 503
  stream.drop()
  const pauses: number[] = []
  for (let i = 0; i < 11; i++) {
    pauses.push(await pauseOf(world))
    if (i === 10) stream.refusal = null
    await step()
    await vi.waitFor(() => expect(tail.view().state).not.toBe('waiting'))
  }
  await send(tail, trades.slice(0, 1))
  stream.drop()

  expect(pauses.map((ms) => ms / 1000)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300])
  expect(await pauseOf(world)).toBe(1000)
})

test('a quiet market is asked for a sign of life, and stays connected', async () => {
  const { stream, tail, step } = await receiving()
  for (let second = 0; second < 100; second++) {
    await step()
    if (second % 31 === 30) await vi.waitFor(() => expect(stream.texts).toHaveLength((second + 1) / 31))
  }
  expect([tail.view().state, stream.opened.length]).toEqual(['receiving', 1])
  expect(stream.texts[0]).toBe('{"method":"LIST_SUBSCRIPTIONS","id":1}')
})

test('pings of the exchange are a sign of life too', async () => {
  const { stream, step } = await receiving()
  for (let second = 0; second < 60; second++) {
    if (second % 20 === 10) {
      stream.ping(String(second))
      await vi.waitFor(() => expect(stream.pongs).toContain(String(second)))
    }
    await step()
  }
  expect(stream.texts).toEqual([])
})

test('a connection on which nothing comes any more is given up after 45 seconds', async () => {
  const world = await receiving()
  const { stream, tail, problemOf } = world
  stream.answers = false
  await pauseOf(world)
  expect(problemOf(tail)).toBe('nothing came for 45 s')
})

test('a message that is no trade ends the connection with what it was', async () => {
  const world = await receiving()
  const { stream, tail, problemOf } = world
  stream.send('<html>Bad gateway</html>')
  await pauseOf(world)
  expect(problemOf(tail)).toContain('<html>')
})

test('announcements are no trades', async () => {
  const { stream, tail, send, trades } = await receiving()
  stream.send('{"e":"serverShutdown","E":1770123456789}')
  await send(tail, trades.slice(0, 1))
  expect(tail.view().received).toBe(1)
})

/** Reported: sammchardy/python-binance 1090. */
test('a connection that sends the same trades for ever is given up', async () => {
  const world = await receiving()
  const { stream, tail, problemOf, trades, send } = world
  await send(tail, trades.slice(0, 1))
  for (let i = 0; i < 200; i++) stream.send(messageOf(trades[0] as (typeof trades)[number]))
  await pauseOf(world)
  expect(problemOf(tail)).toBe('the exchange sent old trades again and again')
})

/** Reported: websocket-client/websocket-client 674, binance/binance-connector-java 139. */
test('a connection that answers but brings no trades any more is noticed by what pages have', async () => {
  const world = await receiving()
  const { tail, problemOf, trades, pages, run, send, stream } = world
  await send(tail, trades.slice(0, 1))
  pages.push(...trades.slice(0, 5))
  await run()
  await pauseOf(world)
  expect(problemOf(tail)).toBe('pages have trades that did not come')
  expect(stream.texts.length).toBeLessThanOrEqual(1)
})
