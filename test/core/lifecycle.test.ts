import { beforeEach, describe, expect, it } from 'vitest'
import { createLifecycle, type LifecyclePart } from '../../main/core/lifecycle.ts'
import { silentLog } from '../helpers/silent-log.ts'

let steps: string[]
beforeEach(() => {
  steps = []
})

const part = (name: string, failing: 'start' | 'stop' | 'nowhere' = 'nowhere'): LifecyclePart => ({
  name,
  start: () => {
    steps.push(`start ${name}`)
    if (failing === 'start') throw new Error(`${name} does not start`)
  },
  stop: async () => {
    steps.push(`stop ${name}`)
    if (failing === 'stop') throw new Error(`${name} does not stop`)
  },
})
const patient = async (work: Promise<void>) => {
  await work
  return 'done' as const
}
const house = (...parts: LifecyclePart[]) => createLifecycle(parts, silentLog(), patient)

describe('the lifecycle of an application', () => {
  it('starts in order and stops in the reverse order', async () => {
    const life = house(part('store'), part('doors'), part('scheduler'))
    await life.start()
    await life.stop()
    expect(steps).toEqual([
      'start store',
      'start doors',
      'start scheduler',
      'stop scheduler',
      'stop doors',
      'stop store',
    ])
  })

  it('starts once and stops once, however often it is asked', async () => {
    const life = house(part('store'))
    await Promise.all([life.start(), life.start()])
    await Promise.all([life.stop(), life.stop()])
    await life.stop()
    expect(steps).toEqual(['start store', 'stop store'])
  })

  it('lets a start in flight end before it stops', async () => {
    const life = house(part('store'), part('doors'))
    const started = life.start()
    await life.stop()
    await started
    expect(steps).toEqual(['start store', 'start doors', 'stop doors', 'stop store'])
  })

  it('takes everything down again when one part does not start', async () => {
    const life = house(part('store'), part('doors', 'start'), part('scheduler'))
    await expect(life.start()).rejects.toThrow('doors does not start')
    expect(steps).toEqual(['start store', 'start doors', 'stop scheduler', 'stop doors', 'stop store'])
  })

  it('says in the log which part did not start', async () => {
    const log = silentLog()
    const life = createLifecycle([part('store'), part('doors', 'start')], log, patient)
    await expect(life.start()).rejects.toThrow('doors does not start')
    expect(log.lines).toMatchObject([{ level: 'error', context: { part: 'doors' } }])
  })

  it('goes on stopping when one part does not stop', async () => {
    const life = house(part('store'), part('doors', 'stop'))
    await life.start()
    await life.stop()
    expect(steps.slice(2)).toEqual(['stop doors', 'stop store'])
  })

  it('closes the store even when a part never ends', async () => {
    const stuck: LifecyclePart = {
      name: 'stuck',
      start: () => undefined,
      stop: () => new Promise(() => undefined),
    }
    const log = silentLog()
    const life = createLifecycle([part('store'), stuck], log, async () => 'late')
    await life.start()
    await life.stop()
    expect(steps).toEqual(['start store', 'stop store'])
    expect(log.lines[0]).toMatchObject({ level: 'warn', context: { part: 'stuck' } })
  })
})
