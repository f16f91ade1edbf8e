import { expect, it } from 'vitest'
import { createFearGreedKind } from '../../../../main/core/jobs/fear-greed/kind.ts'
import type { VigieEvent } from '../../../../shared/events.ts'
import { jobDefinitionSchema } from '../../../../shared/job.ts'
import { pipelineDeps } from '../../../helpers/fear-greed.ts'
import { memorySettings } from '../../../helpers/memory-settings.ts'
import { silentLog } from '../../../helpers/silent-log.ts'

function sampleKind() {
  const events: VigieEvent[] = []
  const kind = createFearGreedKind({
    ...pipelineDeps(),
    settings: memorySettings(),
    events: { publish: (event) => void events.push(event), subscribe: () => () => undefined },
  })
  return { kind, events }
}

it('starts with the sample, every ten minutes, with the retries of the source system', () => {
  const definition = sampleKind().kind.defaults('Europe/Paris')
  expect(jobDefinitionSchema.parse(definition)).toEqual(definition)
  expect(definition).toMatchObject({
    enabled: true,
    run_on_start: true,
    schedule: { form: 'every', every_seconds: 600, zone: 'Europe/Paris' },
    retry: { attempts: 3, backoff: 'exponential', base_seconds: 5 },
    settings: { profile: 'sample' },
  })
})

it('tells what a run found, and those who watch', async () => {
  const { kind, events } = sampleKind()
  const result = await kind.run({
    jobId: 'fear-greed',
    definition: kind.defaults('Europe/Paris'),
    runId: 'run-1',
    cause: 'manual',
    scheduledFor: 0,
    attempt: 1,
    signal: new AbortController().signal,
    progress: () => undefined,
    log: silentLog(),
  })
  expect(result).toEqual({
    outcome: 'succeeded',
    faults: [],
    summary: {
      profile: 'sample',
      score: expect.closeTo(74.57, 1),
      level: 'greed',
      coverage: 0.9,
      as_of: '2020-01-02T16:00:00-05:00',
      articles: 0,
      sources_failed: 0,
    },
  })
  expect(events).toEqual([{ type: 'score', profile: 'sample', as_of: '2020-01-02T16:00:00-05:00' }])
})
