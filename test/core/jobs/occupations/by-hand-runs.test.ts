/** A run by hand in a month that has paid already, and one that a person stopped. */
import { describe, expect, it } from 'vitest'
import { dueByHand } from '../../../../main/core/jobs/occupations/due.ts'
import { rewrite } from '../../../../main/core/jobs/occupations/rewrite.ts'
import { startClaude } from '../../../servers/claude.ts'
import { type BenchOptions, openBench } from './bench-of-records.ts'

async function bench(options: BenchOptions & { readonly stopAt?: string } = {}) {
  const stop = new AbortController()
  const claude = await startClaude((code) => {
    if (code === options.stopAt) stop.abort()
    return {}
  })
  return { claude, stop, ...openBench({ key: claude.key, url: claude.url, ...options }) }
}

type ByHandBench = Awaited<ReturnType<typeof bench>>

const codesOf = ({ claude }: ByHandBench) => claude.calls.map(({ code }) => code).sort()

/** As `update` of a record does. */
async function byHand({ deps, store, settings }: ByHandBench, code: string) {
  const record = store.find(code)
  if (record === null) throw new Error(code)
  const origin = { agent: 'manual', runId: null, cycleId: null, review: settings.review }
  await rewrite(deps, record, settings, origin)
}

describe('a run by hand', () => {
  it('pays for no record that the month has rewritten already', async () => {
    const month = await bench()
    await month.run()
    expect(await month.run('manual')).toMatchObject({
      outcome: 'succeeded',
      summary: { updated: 0, total: 0 },
    })
    expect(codesOf(month)).toEqual(['A1101', 'A1102', 'A1103'])
    expect(month.store.openCycle()).toBeNull()
  })

  it('leaves out single records that were rewritten by hand this month, and proposals that wait', async () => {
    const month = await bench({ settings: { review: 'proposal' } })
    await byHand(month, 'A1102')
    expect(dueByHand(month.deps, null)).toEqual(['A1101', 'A1103'])
    await month.run('manual')
    expect(codesOf(month)).toEqual(['A1101', 'A1102', 'A1103'])
  })

  it('asks again for a proposal that was dropped', async () => {
    const month = await bench({ settings: { review: 'proposal' }, records: 1 })
    await byHand(month, 'A1101')
    month.store.rejectProposal('A1101', month.clock.now())
    expect(dueByHand(month.deps, null)).toEqual(['A1101'])
  })

  it('rewrites them all again if that is asked for', async () => {
    const month = await bench({ settings: { rewrite_again: true } })
    await month.run()
    await month.run('manual')
    expect(month.claude.calls).toHaveLength(6)
  })

  it('rewrites them all in the next month', async () => {
    const month = await bench()
    await month.run()
    const next = { ...month.deps, monthStart: () => month.clock.now() + 1 }
    expect(dueByHand(next, null)).toHaveLength(3)
  })

  it('leaves out nothing without a key: nothing is paid', async () => {
    const month = await bench()
    await month.run()
    const simulating = { ...month.deps, writer: { ...month.deps.writer, available: () => false } }
    expect(dueByHand(simulating, null)).toHaveLength(3)
  })
})

describe('a planned run', () => {
  it('rewrites every record, also one that was rewritten by hand before', async () => {
    const month = await bench()
    await byHand(month, 'A1102')
    expect(await month.run()).toMatchObject({ summary: { updated: 3 } })
  })
})

describe('a run that a person stopped', () => {
  const stopped = async () => {
    const month = await bench({ records: 30, stopAt: 'A1103' })
    expect(await month.run('schedule', month.stop.signal)).toMatchObject({
      stopped: true,
      summary: { updated: 10 },
    })
    month.kind.cancelled?.()
    return month
  }

  it('does not go on at the next start', async () => {
    const month = await stopped()
    expect(await month.run('start')).toMatchObject({ outcome: 'succeeded', summary: { total: 0 } })
    expect(month.claude.calls).toHaveLength(10)
  })

  it('goes on where it stopped if a person starts it again, and pays for no record twice', async () => {
    const month = await stopped()
    await month.run('manual')
    expect(new Set(codesOf(month)).size).toBe(30)
    expect(month.claude.calls).toHaveLength(30)
  })

  it('goes on at a start again once a person has started it again', async () => {
    const month = await stopped()
    const closing = new AbortController()
    closing.abort()
    await month.run('manual', closing.signal)
    await month.run('start')
    expect(month.claude.calls).toHaveLength(30)
  })
})
