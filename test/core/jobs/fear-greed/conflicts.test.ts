/** Two jobs with one profile: refused in a sentence, so that neither overwrites the scores of the other. */
import { describe, expect, it } from 'vitest'
import { createFearGreedKind, type FearGreedDeps } from '../../../../main/core/jobs/fear-greed/kind.ts'
import { withJob } from '../../../../main/core/jobs/registry.ts'
import { createIndexService } from '../../../../main/core/services/index-scores.ts'
import { callerIn } from '../../../helpers/caller.ts'
import { pipelineDeps } from '../../../helpers/fear-greed.ts'
import { memorySettings } from '../../../helpers/memory-settings.ts'
import { silentLog } from '../../../helpers/silent-log.ts'

const events = { publish: () => undefined, subscribe: () => () => undefined }
const bare = createFearGreedKind({} as FearGreedDeps)
const usual = bare.defaults('UTC')
const jobOf = (settings: object) => ({ ...usual, settings: { ...usual.settings, ...settings } })
const kinds = { 'fear-greed': bare }

describe('a job with the profile of another', () => {
  it('is refused, naming the other job', () => {
    const jobs = { 'fear-greed': jobOf({ profile: 'us' }) }
    expect(() => withJob(kinds, jobs, 'dollar-mood', jobOf({ profile: 'us' }))).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        message: expect.stringContaining('"fear-greed" computes the profile "us"'),
      }),
    )
  })

  it('is refused when it is changed to it', () => {
    const jobs = { 'fear-greed': jobOf({ profile: 'us' }), mood: jobOf({ profile: 'bitcoin' }) }
    expect(() => withJob(kinds, jobs, 'mood', jobOf({ profile: 'us' }))).toThrow(/computes the profile/)
  })

  it('may still be changed in other ways where a settings file already holds both', () => {
    const jobs = { 'fear-greed': jobOf({ profile: 'us' }), mood: jobOf({ profile: 'us' }) }
    const changed = jobOf({ profile: 'us', articles_per_source: 5 })
    expect(withJob(kinds, jobs, 'mood', changed)).toMatchObject({ mood: changed })
  })

  it('does not run in a settings file that holds both: the first job keeps the profile', async () => {
    const settings = memorySettings({ jobs: { 'fear-greed': jobOf({}), mood: jobOf({}) } })
    const deps = pipelineDeps()
    const kind = createFearGreedKind({ ...deps, settings, events })
    const run = (jobId: string) =>
      kind.run({
        jobId,
        definition: usual,
        runId: jobId,
        cause: 'manual',
        scheduledFor: 0,
        attempt: 1,
        signal: new AbortController().signal,
        progress: () => undefined,
        log: silentLog(),
      })
    await expect(run('mood')).rejects.toMatchObject({ code: 'invalid_input' })
    expect(deps.store.latest('sample')).toBeNull()
    await run('fear-greed')
    expect(deps.store.latest('sample')).toMatchObject({ runId: 'fear-greed' })
  })
})

it('reads a profile with the settings of the job that computes it', () => {
  const settings = memorySettings({
    jobs: {
      'fear-greed': jobOf({ weights: { momentum: 0 } }),
      mood: jobOf({ profile: 'bitcoin', weights: { price_strength: 0 } }),
    },
  })
  const service = createIndexService({ ...pipelineDeps(), settings, events })
  const { profiles } = service.profiles({}, callerIn('en'))
  const componentsOf = (id: string) =>
    profiles.find((one) => one.id === id)?.components.map(({ name }) => name)
  expect(componentsOf('bitcoin')).toEqual(['momentum', 'distance_from_average'])
  expect(componentsOf('sample')).not.toContain('momentum')
})
