import { describe, expect, it } from 'vitest'
import { createEventBus, type NumberedEvent } from '../../../main/core/services/events.ts'

const settings = { type: 'settings' } as const
const signal = () => new AbortController().signal

async function take(stream: AsyncGenerator<NumberedEvent, void>, count: number): Promise<string[]> {
  const types: string[] = []
  while (types.length < count) {
    const next = await stream.next()
    if (next.done === true) break
    types.push(next.value.event.type)
  }
  return types
}

describe('the stream of events', () => {
  it('begins where it was asked for, not where it is first read', async () => {
    const bus = createEventBus('e')
    const stream = bus.stream({}, { lastEventId: undefined, signal: signal() })
    bus.publish(settings)
    expect(await take(stream, 1)).toEqual(['settings'])
  })

  it('asks a listener to start over when its last event is beyond the memory', async () => {
    const bus = createEventBus('e', 3)
    for (let count = 0; count < 5; count += 1) bus.publish(settings)
    expect(await take(bus.stream({}, { lastEventId: 'e-1', signal: signal() }), 1)).toEqual(['reset'])
    expect(await take(bus.stream({}, { lastEventId: 'e-2', signal: signal() }), 3)).toEqual([
      'settings',
      'settings',
      'settings',
    ])
  })

  it('keeps nothing for a listener who is too slow but tells it to start over', async () => {
    const bus = createEventBus('e', 2)
    const stream = bus.stream({}, { lastEventId: undefined, signal: signal() })
    for (let count = 0; count < 4; count += 1) bus.publish(settings)
    bus.publish({ type: 'update', state: 'none' })
    const heard = await take(stream, 1)
    bus.publish(settings)
    expect([...heard, ...(await take(stream, 1))]).toEqual(['reset', 'settings'])
  })

  it('ends with its signal', async () => {
    const bus = createEventBus('e')
    const leaving = new AbortController()
    const next = bus.stream({}, { lastEventId: undefined, signal: leaving.signal }).next()
    leaving.abort()
    expect(await next).toEqual({ done: true, value: undefined })
  })

  it('tells subscribers at once, until they leave', () => {
    const bus = createEventBus('e')
    const heard: string[] = []
    const leave = bus.subscribe(({ type }) => heard.push(type))
    bus.publish(settings)
    leave()
    bus.publish(settings)
    expect(heard).toEqual(['settings'])
  })
})
