import { describe, expect, test } from 'vitest'
import { createFearGreedKind, type FearGreedDeps } from '../../main/core/jobs/fear-greed/kind.ts'
import { createTradesKind, type TradesKindDeps } from '../../main/core/jobs/trades/kind.ts'
import { draftOf, partsOf } from '../../renderer/views/jobs/new-job.ts'
import type { SchemaObject } from '../../renderer/views/settings/json-schema.ts'
import { jobJson } from '../../renderer/views/settings/schemas.computed.ts'
import { problemsIn } from '../../renderer/views/settings/useDraft.ts'
import type { Job } from '../../shared/job.ts'

const trades = createTradesKind({} as TradesKindDeps).defaults('UTC')
const index = createFearGreedKind({} as FearGreedDeps).defaults('UTC')
const parts = partsOf('trades', jobJson.trades ?? {})
const names = (schema: { properties?: object } | undefined) => Object.keys(schema?.properties ?? {})

describe('the form of a new job', () => {
  test('asks first what makes the job different, and every other field once behind it', () => {
    expect(names(parts.head)).toEqual(['name', 'job_id'])
    expect(names(parts.settings)).toEqual(['exchange', 'symbol', 'start'])
    expect(names(parts.rest)).toContain('schedule')
    const further = names(parts.rest.properties?.settings)
    expect(further).toContain('folder')
    expect(further).not.toContain('symbol')
  })

  test('asks first for the address of a calendar, without which it reads nothing', () => {
    expect(names(partsOf('calendar', jobJson.calendar ?? {}).settings)).toEqual([
      'calendar_url',
      'protocol',
      'calendar_name',
      'asset',
    ])
  })

  test('proposes a market that no job watches yet', () => {
    const jobs = [{ definition: index }] as Job[]
    expect(draftOf({ template: 'fear-greed', id: 'fear-greed-2', definition: index }, jobs)).toMatchObject({
      job_id: 'fear-greed-2',
      settings: { profile: 'casablanca' },
    })
  })

  test('names each value that cannot be used by its path', () => {
    const draft: SchemaObject = {
      ...draftOf({ template: 'trades', id: 'Not An Id', definition: trades }, []),
      deadline_seconds: 0,
    }
    expect(problemsIn(parts.whole, draft, '').map(([path, { key }]) => [path, key])).toEqual([
      ['deadline_seconds', 'panel.field.too_small'],
      ['settings.symbol', 'panel.field.required'],
      ['job_id', 'panel.field.wrong_form'],
    ])
  })
})
