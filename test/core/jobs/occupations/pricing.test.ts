import { describe, expect, it } from 'vitest'
import { CLAUDE_MODELS, knownModel, PRICE_SOURCE } from '../../../../main/core/jobs/occupations/models.ts'
import { pricingOf, shapeOf, thinkingOf } from '../../../../main/core/jobs/occupations/pricing.ts'
import { occupationsSettingsSchema } from '../../../../shared/kinds/occupations.ts'
import { startClaude } from '../../../servers/claude.ts'
import { billed } from '../../../servers/claude-answers.ts'
import { openBench } from './bench-of-records.ts'

const settings = (given: object = {}) => occupationsSettingsSchema.parse(given)
const OWN = { input: 1, output: 2, cache_read: 3, cache_write: 4 }

describe('the prices of a call', () => {
  it('are the published ones of the model, with the day they were read and their source', () => {
    expect(pricingOf(settings())).toEqual({
      prices: { input: 2, output: 10, cache_read: 0.1, cache_write: 2.5 },
      basis: 'published',
      asOf: '2026-10-24',
    })
    expect(PRICE_SOURCE).toMatch(/^https:\/\/platform\.claude\.com\//)
  })

  it('are the owner’s, for the model that they name and no other', () => {
    const own = { ...OWN, model: 'claude-sonnet-5-5' }
    expect(pricingOf(settings({ prices: own }))).toMatchObject({ prices: OWN, basis: 'own' })
    expect(pricingOf(settings({ prices: own, model: 'claude-opus-5-5' }))).toMatchObject({
      prices: { output: 20 },
      basis: 'published',
    })
  })

  it('are not what earlier versions stored as their default, which was too high', () => {
    const stored = { input: 3, output: 15, cache_read: 0.3, cache_write: 3.75 }
    expect(pricingOf(settings({ prices: stored }))).toMatchObject({
      prices: { output: 10 },
      basis: 'published',
    })
  })

  it('are those of the dearest model if none is known, and it says so', () => {
    const dearest = Math.max(...CLAUDE_MODELS.map(({ prices }) => prices.output))
    const { prices, basis } = pricingOf(settings({ model: 'claude-novel-9' }))
    expect([prices.output, basis]).toEqual([dearest, 'none'])
  })

  it('are found for the dated name of a model too', () => {
    expect(knownModel('claude-haiku-4-5-20251001')?.id).toBe('claude-haiku-4-5')
  })
})

describe('thinking', () => {
  it.each([
    ['claude-sonnet-5-5', 'off', 'medium', { type: 'between_tools', effort: 'medium' }],
    ['claude-sonnet-5-5', 'off', 'max', { type: 'between_tools', effort: 'high' }],
    ['claude-sonnet-5-5', 'adaptive', 'max', { type: 'adaptive', effort: 'max' }],
    ['claude-opus-5-5', 'off', 'low', { type: 'adaptive', effort: 'low' }],
    ['claude-sonnet-5', 'off', 'low', { type: 'disabled', effort: 'low' }],
    ['claude-haiku-4-5', 'adaptive', 'low', { type: 'disabled', effort: null }],
    ['claude-novel-9', 'off', 'low', { type: 'between_tools', effort: 'low' }],
  ] as const)(
    'of %s, set to %s with effort %s, is asked for as it accepts',
    (model, thinking, effort, asked) => {
      expect(thinkingOf(settings({ model, thinking, effort }))).toEqual(asked)
    },
  )

  it('is sent with every request', async () => {
    const claude = await startClaude()
    const bench = openBench({
      records: 1,
      key: claude.key,
      url: claude.url,
      settings: { thinking: 'adaptive' },
    })
    await bench.run()
    expect(claude.calls[0]?.request).toMatchObject({
      thinking: { type: 'adaptive' },
      output_config: { effort: 'medium' },
    })
  })

  it('is measured apart: calls that think cost something else', async () => {
    const claude = await startClaude()
    const bench = openBench({ records: 1, key: claude.key, url: claude.url })
    await bench.run()
    expect(bench.store.measured('claude-sonnet-5-5', shapeOf(settings()))).toEqual({
      perRecord: billed(1),
      highest: billed(1),
    })
    expect(bench.store.measured('claude-sonnet-5-5', shapeOf(settings({ thinking: 'adaptive' })))).toBeNull()
  })
})

describe('a long answer', () => {
  it('is streamed, and booked as any other', async () => {
    const claude = await startClaude()
    const bench = openBench({
      records: 2,
      key: claude.key,
      url: claude.url,
      settings: { max_tokens: 64_000 },
    })
    expect(await bench.run()).toMatchObject({ outcome: 'succeeded', summary: { updated: 2 } })
    expect(claude.calls.every(({ request }) => request.stream === true)).toBe(true)
    expect(bench.store.spentSince(0)).toBe(billed(2))
  })

  it('that breaks off is unknown, counted at the estimate', async () => {
    const claude = await startClaude(() => ({ fate: 'cut' }))
    const bench = openBench({
      records: 1,
      key: claude.key,
      url: claude.url,
      settings: { max_tokens: 64_000 },
    })
    await expect(bench.run()).rejects.toMatchObject({ code: 'source_unreachable' })
    expect(bench.store.unknownSince(0)).toBeGreaterThanOrEqual(billed(1))
  })
})

describe('another model in the middle of a month', () => {
  it('is named in the audit, and what the first wrote keeps its price', async () => {
    const claude = await startClaude()
    const stop = new AbortController()
    const first = openBench({ records: 12, key: claude.key, url: claude.url, onDelay: () => stop.abort() })
    await first.run('schedule', stop.signal)
    const other = openBench({
      records: 12,
      key: claude.key,
      url: claude.url,
      path: first.db.name,
      settings: { model: 'claude-sonnet-5' },
    })
    expect(await other.run('manual')).toMatchObject({ outcome: 'succeeded', summary: { updated: 2 } })
    const [entry] = other.library.audit({ code: null, search: 'model', agent: null, before: null, limit: 1 })
    expect(entry?.description).toEqual({
      messageKey: 'occupations.other_model',
      params: { before: 'claude-sonnet-5-5', after: 'claude-sonnet-5' },
    })
    const priced = other.db
      .prepare('SELECT model, COUNT(*) AS n FROM occupation_spending GROUP BY model')
      .all()
    expect(priced).toEqual([
      { model: 'claude-sonnet-5', n: 2 },
      { model: 'claude-sonnet-5-5', n: 10 },
    ])
  })
})
