/** Texts that wait for a person: no second one is paid for in silence, and lists and runs count them. */
import { describe, expect, it } from 'vitest'
import { dueByHand } from '../../../main/core/jobs/occupations/due.ts'
import { withClaude } from '../../helpers/occupations-service.ts'

const A = { code: 'A1101' }
const reviewed = (records = 1) => withClaude({ records, settings: { review: 'proposal' } })

describe('a second update of a record', () => {
  it('is refused before anything is paid while a text waits', async () => {
    const { service, claude } = await reviewed()
    await service.update(A)
    await expect(service.update(A)).rejects.toMatchObject({ code: 'occupation_proposal_waits' })
    expect(claude.calls).toHaveLength(1)
  })

  it('replaces the waiting text if that is asked for, and the audit says so', async () => {
    const { service, claude } = await reviewed()
    await service.update(A)
    expect(await service.update({ ...A, again: true })).toMatchObject({ outcome: 'proposed' })
    expect(claude.calls).toHaveLength(2)
    const events = service
      .audit({ ...A, limit: 2 })
      .items.map(({ event, before }) => [event, before !== null])
    expect(events).toEqual([
      ['proposed', false],
      ['replaced', true],
    ])
  })

  it('is made once the text is rejected', async () => {
    const { service } = await reviewed()
    await service.update(A)
    service.reject(A)
    expect(await service.update(A)).toMatchObject({ outcome: 'proposed' })
  })
})

describe('the proposals of a monthly run', () => {
  it('are counted by the run, apart from texts that became current', async () => {
    const { run } = await reviewed(2)
    expect((await run()).summary).toMatchObject({ updated: 2, proposed: 2 })
    const automatic = await withClaude({ records: 2 })
    expect((await automatic.run()).summary).not.toHaveProperty('proposed')
  })

  it('say how many waiting ones they replaced', async () => {
    const { run, service } = await reviewed(2)
    await service.update(A)
    expect((await run()).summary).toMatchObject({ proposed: 2, replaced: 1 })
  })

  it('are marked and counted in a list, also in a search, and can be listed alone', async () => {
    const { service } = await reviewed(3)
    await service.update(A)
    const page = service.list({ limit: 10 })
    expect([page.total, page.proposed]).toEqual([3, 1])
    expect(page.items.map(({ proposed }) => proposed)).toEqual([true, false, false])
    expect(service.list({ limit: 10, search: 'métier' })).toMatchObject({ total: 3, proposed: 1 })
    expect(service.list({ limit: 10, search: 'métier', proposed: true })).toMatchObject({ total: 1 })
    expect(service.list({ limit: 10, proposed: true }).items.map(({ code }) => code)).toEqual(['A1101'])
    expect(service.list({ limit: 10, proposed: false }).total).toBe(2)
  })
})

describe('an estimate', () => {
  it('says what a run by hand would rewrite, what is rewritten already, and what the caps leave', async () => {
    const { service, store, deps } = await withClaude({
      records: 3,
      settings: { run_cap_usd: 5, month_cap_usd: 2 },
    })
    await service.update(A)
    const spent = store.spentSince(0) / 1_000_000
    const estimate = service.estimate()
    expect(estimate).toMatchObject({ records: 3, due: 2, already_rewritten: 1, cap_left_usd: 2 - spent })
    expect(estimate.due_usd).toBeCloseTo(estimate.cost_per_record_usd * 2)
    expect(dueByHand(deps, null)).toEqual(['A1102', 'A1103'])
  })

  it('counts the texts that wait', async () => {
    const { service } = await reviewed(2)
    await service.update(A)
    expect(service.estimate().proposed).toBe(1)
  })
})

describe('a search without a word', () => {
  it.each(['%', '_', '"', "''"])('looks for %s as it is written', async (search) => {
    const { service } = await withClaude({ records: 2 })
    expect(service.list({ limit: 10, search }).total).toBe(0)
    service.change({ ...A, description: `Avance de 5 ${search} par an` })
    expect(service.list({ limit: 10, search }).items.map(({ code }) => code)).toEqual(['A1101'])
  })
})
