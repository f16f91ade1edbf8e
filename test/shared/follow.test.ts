/** The event stream as panel and desktop follow it through interruptions. */
import { ORPCError, withEventMeta } from '@orpc/client'
import { expect, test } from 'vitest'
import type { VigieEvent } from '../../shared/events.ts'
import { type Follower, follow, type StreamConnection } from '../../shared/follow.ts'

type StreamOpening = (lastEventId: string | undefined) => AsyncIterable<VigieEvent> | Promise<never>

/** Follows a stream with the given openings, until the list is used up. */
async function followed(openings: readonly StreamOpening[], hasToken = true) {
  const end = new AbortController()
  const events: VigieEvent[] = []
  const connections: StreamConnection[] = []
  const waits: number[] = []
  let opened = 0
  const open = async (_input: unknown, options: { lastEventId?: string }) => {
    const opening = openings[opened]
    opened += 1
    if (!opening) {
      end.abort()
      throw new Error('over')
    }
    return opening(options.lastEventId)
  }
  await follow(
    {
      client: { system: { events: open } } as unknown as Follower['client'],
      onEvent: (event) => void events.push(event),
      onConnection: (connection) => void connections.push(connection),
      now: () => 1000,
      hasToken: () => hasToken,
      wait: async (ms) => void waits.push(ms),
    },
    end.signal,
  )
  return { events, connections, waits }
}

async function* of(...events: VigieEvent[]): AsyncGenerator<VigieEvent> {
  yield* events
}

const SETTINGS: VigieEvent = { type: 'settings' }
const refused = (): Promise<never> => Promise.reject(new Error('nobody there'))

test('events arrive and the connection is told to be live', async () => {
  const { events, connections } = await followed([() => of(SETTINGS)])
  expect(events).toEqual([SETTINGS])
  expect(connections.slice(0, 2)).toEqual([{ state: 'connecting' }, { state: 'live' }])
})

test('after a break it resumes from the last event and reads everything again', async () => {
  const asked: (string | undefined)[] = []
  const { events } = await followed([
    () => of(withEventMeta({ type: 'settings' }, { id: '41' })),
    (lastEventId) => {
      asked.push(lastEventId)
      return of()
    },
  ])
  expect(asked).toEqual(['41'])
  expect(events).toEqual([SETTINGS, { type: 'reset' }])
})

test('it waits longer after each failure, up to ten seconds', async () => {
  const { waits, connections } = await followed(Array.from({ length: 7 }, () => refused))
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000])
  expect(connections.at(-1)).toEqual({ state: 'lost', since: 1000, nextTryAt: 11_000 })
})

test.each([
  [true, 'refused'],
  [false, 'asked for'],
])('without the right token it stops (a token sent: %s, then it is %s)', async (hasToken) => {
  const unauthorized = () => Promise.reject(new ORPCError('unauthorized', { status: 401 }))
  const { connections, waits } = await followed([unauthorized], hasToken)
  expect(connections.at(-1)).toEqual({ state: 'unauthorized', refused: hasToken })
  expect(waits).toEqual([])
})
