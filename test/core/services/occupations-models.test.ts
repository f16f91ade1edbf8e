/** Models side by side: their cost, and what they write of a few records. */
import { describe, expect, it, vi } from 'vitest'
import { timerDelay } from '../../../main/adapters/clock/delay.ts'
import type { Delay } from '../../../main/core/ports/delay.ts'
import { freePort } from '../../helpers/headless-process.ts'
import { openService, withClaude } from '../../helpers/occupations-service.ts'
import { billed } from '../../servers/claude-answers.ts'

describe('the models', () => {
  it('are compared by what all records would cost, with the source of their prices', () => {
    const { service } = openService({ records: 10 })
    const { models, source } = service.models()
    expect(source).toContain('platform.claude.com')
    const costs = models.map(({ total_usd }) => total_usd)
    expect(costs).toEqual([...costs].sort((a, b) => a - b))
    expect(models.find(({ model }) => model === 'claude-sonnet-5-5')).toMatchObject({
      chosen: true,
      thinks: false,
      output_usd: 10,
    })
    expect(models.find(({ model }) => model === 'claude-opus-5-5')).toMatchObject({
      chosen: false,
      thinks: true,
    })
  })

  it('write some records side by side, booked as any call, and change none', async () => {
    const { service, store, claude } = await withClaude({ records: 3, delay: timerDelay })
    const models = ['claude-sonnet-5-5', 'claude-sonnet-5']
    const { records } = await service.compare({ models, records: 2 })
    expect(records.map(({ code, texts }) => [code, texts.map(({ model }) => model)])).toEqual([
      ['A1101', models],
      ['A1102', models],
    ])
    expect(records[0]?.texts[0]).toMatchObject({
      content: { skills: ['Analyse'] },
      cost_usd: billed(1) / 1_000_000,
    })
    expect(claude.calls.map(({ request }) => request.model).sort()).toEqual([...models, ...models].sort())
    expect(store.spentSince(0)).toBeGreaterThanOrEqual(billed(4))
    expect(store.find('A1101')).toMatchObject({ version: 0, content: null })
  })

  it('without a known price are named: they are counted as the dearest', async () => {
    const { service } = await withClaude({ records: 1, delay: timerDelay })
    const models = ['claude-sonnet-5-5', 'claude-sonet-5-5', 'claude-haiku-4-5-20251001']
    expect((await service.compare({ models, records: 1 })).unpriced).toEqual(['claude-sonet-5-5'])
  })

  it('are not compared beyond the cap, nor without a key', async () => {
    const { service, claude } = await withClaude({ records: 3, settings: { month_cap_usd: 0 } })
    await expect(service.compare({ models: ['claude-sonnet-5'], records: 2 })).rejects.toMatchObject({
      code: 'budget_reached',
    })
    expect(claude.calls).toEqual([])
    const without = openService({ records: 3 }).service
    await expect(without.compare({ models: ['claude-sonnet-5'], records: 2 })).rejects.toMatchObject({
      code: 'claude_key_missing',
    })
  })

  it('are compared within 50 seconds: a text that is late is told as such, and no other record begins', async () => {
    const waits: number[] = []
    const { service, claude, store } = await withClaude({
      records: 3,
      behave: () => ({ fate: 'silent' }),
      delay: async (ms) => {
        waits.push(ms)
        await vi.waitFor(() => expect(claude.calls).toHaveLength(1))
      },
    })
    const { records } = await service.compare({ models: ['claude-sonnet-5-5'], records: 3 })
    expect(waits).toEqual([50_000])
    expect(records.map(({ code, texts }) => [code, texts])).toEqual([
      [
        'A1101',
        [
          {
            model: 'claude-sonnet-5-5',
            content: null,
            problem: { messageKey: 'occupations.compare_late', params: { seconds: 50 } },
            cost_usd: 0,
          },
        ],
      ],
    ])
    expect(store.spentSince(0)).toBeGreaterThan(0)
  })

  it('are not compared while Claude cannot be reached: one record is tried, and the reason is the answer', async () => {
    const never: Delay = (ms, signal) =>
      ms < 50_000 ? Promise.resolve() : new Promise((_, reject) => signal.addEventListener('abort', reject))
    const reserved = vi.fn()
    const { service, store } = openService({
      records: 10,
      key: 'sk-ant-test',
      url: `http://127.0.0.1:${await freePort()}`,
      delay: never,
      writerOver: (real) => ({
        ...real,
        write: (request) => {
          reserved()
          return real.write(request)
        },
      }),
    })
    await expect(
      service.compare({ models: ['claude-sonnet-5-5', 'claude-sonnet-5'], records: 10 }),
    ).rejects.toMatchObject({ code: 'source_unreachable' })
    expect(reserved).toHaveBeenCalledTimes(2 * 3)
    expect(store.spentSince(0)).toBe(0)
  })

  it('keep the texts of the others if one of them is refused', async () => {
    const { service } = await withClaude({
      records: 1,
      delay: timerDelay,
      behave: (_, call) =>
        call === 1 ? { status: 404, error: { type: 'not_found_error', message: 'model: unknown' } } : {},
    })
    const { records } = await service.compare({
      models: ['claude-sonnet-5-5', 'claude-sonnet-5'],
      records: 1,
    })
    const contents =
      records[0]?.texts.map(({ content, problem }) => [content !== null, problem?.messageKey]) ?? []
    expect(contents.toSorted()).toEqual([
      [false, 'claude_model_unknown'],
      [true, undefined],
    ])
  })
})
