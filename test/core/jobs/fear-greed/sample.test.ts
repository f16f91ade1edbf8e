/** The sample profile end to end: bundled data, real database. */
import { describe, expect, it } from 'vitest'
import { updateIndex } from '../../../../main/core/jobs/fear-greed/pipeline.ts'
import type { StoredScore } from '../../../../main/core/jobs/fear-greed/store.ts'
import { pipelineDeps, runOf, type TestDeps } from '../../../helpers/fear-greed.ts'
import { recomputeScore } from '../../../helpers/recompute-score.ts'

async function replay(deps: TestDeps, runs: number): Promise<StoredScore[]> {
  const scores: StoredScore[] = []
  for (let run = 0; run < runs; run++) scores.push((await updateIndex(deps, runOf())).score)
  return scores
}

describe('the sample profile', () => {
  it('shows one session per run, from the turn of the year', async () => {
    const scores = await replay(pipelineDeps(), 3)
    expect(scores.map(({ day }) => day)).toEqual(['2020-01-02', '2020-01-03', '2020-01-06'])
    expect(new Date(scores[0]?.asOf ?? 0).toISOString()).toBe('2020-01-02T21:00:00.000Z')
  })

  it('scores five components and says why the sixth is missing', async () => {
    const { score } = await updateIndex(pipelineDeps(), runOf())
    expect(score.components.map(({ id, score: found }) => [id, found === null])).toEqual([
      ['momentum', false],
      ['price_strength', false],
      ['volume', false],
      ['volatility', false],
      ['equity_vs_bonds', false],
      ['media_sentiment', true],
    ])
    expect(score.components.at(-1)?.reason).toEqual({ code: 'no_source', params: {} })
    expect(score.coverage).toBeCloseTo(0.9, 12)
  })

  it('is the same whenever and wherever it is replayed', async () => {
    const [first, second] = [await replay(pipelineDeps(), 2), await replay(pipelineDeps(), 2)]
    expect(first).toEqual(second)
    expect(first[0]?.score).toBeCloseTo(74.6, 1)
  })

  it('tells extreme fear in March 2020', async () => {
    const deps = pipelineDeps()
    await updateIndex(deps, runOf())
    deps.store.save('sample', {
      scores: [],
      articles: [],
      volumes: [],
      comparison: [],
      replayDay: '2020-03-20',
      restart: false,
    })
    const { score } = await updateIndex(deps, runOf())
    expect(score).toMatchObject({ day: '2020-03-23', level: 'extreme_fear' })
    expect(score.score).toBeCloseTo(6.3, 1)
  })

  it('fills the ninety sessions before its first one', async () => {
    const deps = pipelineDeps()
    await updateIndex(deps, runOf())
    const points = deps.store.history('sample', '2019-01-01', '2020-12-31')
    expect(points).toHaveLength(91)
    expect(points.map(({ origin }) => origin).filter((origin) => origin === 'run')).toHaveLength(1)
  })

  it('fills them also where an older past was filled in before', async () => {
    const deps = pipelineDeps()
    const { score } = await updateIndex(pipelineDeps(), runOf())
    const older = { day: '2018-01-02', asOf: Date.parse('2018-01-02T21:00:00Z') }
    deps.store.backfill('sample', [{ ...score, ...older, runId: null, origin: 'backfill' }], [], [])
    await updateIndex(deps, runOf())
    expect(deps.store.history('sample', '2019-01-01', '2020-12-31')).toHaveLength(91)
  })

  it('begins again after its last session, without what the earlier pass left', async () => {
    const deps = pipelineDeps()
    await updateIndex(deps, runOf())
    const nothing = { scores: [], articles: [], volumes: [], comparison: [], restart: false }
    deps.store.save('sample', { ...nothing, replayDay: '2021-03-31' })
    const { score } = await updateIndex(deps, runOf())
    expect(score.day).toBe('2020-01-02')
    expect(deps.store.latest('sample')?.day).toBe('2020-01-02')
  })

  it('keeps the VIX beside it up to the session shown', async () => {
    const deps = pipelineDeps()
    await updateIndex(deps, runOf())
    expect(deps.store.observations('sample', 'comparison', '2020-01-01', '9999').at(-1)).toEqual({
      day: '2020-01-02',
      value: 12.47,
    })
  })

  it('can be recomputed from what is stored with each score', async () => {
    const deps = pipelineDeps()
    await replay(deps, 5)
    const kept = deps.store.latest('sample')
    expect(kept).not.toBeNull()
    if (kept !== null) expect(recomputeScore(kept)).toBe(kept.score)
  })

  it('names each of its steps', async () => {
    const run = runOf()
    await updateIndex(pipelineDeps(), run)
    expect(run.labels.map((label) => label.replace('fear_greed.step.', ''))).toEqual([
      'market',
      'press',
      'sentiment',
      'components',
      'aggregate',
      'save',
    ])
  })
})
