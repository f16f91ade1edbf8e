/** Every shell line in the source documents for the scheduler, the index and the alerts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstRunEnded } from '../helpers/first-run.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'

let vigie: RunningInstance
beforeAll(async () => {
  vigie = await startInstance()
  await firstRunEnded(vigie, 'fear-greed')
})
afterAll(() => vigie.stop())

/** The part of curl that the documents use: -X, -H, -d and an address; port and token are ours. */
async function curl(line: string): Promise<{ status: number; body: never }> {
  const words = [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '')
  const after = (flag: string) => words.flatMap((word, at) => (word === flag ? [words[at + 1] ?? ''] : []))
  const address = words.find((word) => word.startsWith('http://localhost')) ?? ''
  const headers = Object.fromEntries(
    after('-H').map((header) =>
      header.toLowerCase().startsWith('authorization')
        ? ['authorization', `Bearer ${vigie.token}`]
        : header.split(': '),
    ),
  )
  const [body = null] = after('-d')
  const { pathname } = new URL(address)
  const answer = await vigie.ask(pathname, { method: after('-X')[0] ?? 'GET', body, headers })
  return { status: answer.status, body: (await answer.json()) as never }
}

/** Waits until the triggered run has ended, so that the next line finds an idle job. */
const idle = () =>
  expect
    .poll(() => vigie.application.services.jobs.get({ id: 'fear-greed' }).running, { timeout: 20_000 })
    .toBeNull()

describe('the index of fear and greed', () => {
  it('curl http://localhost:8000/api/v1/scheduler/status', async () => {
    const { status, body } = await curl('curl http://localhost:8000/api/v1/scheduler/status | jq')
    expect(status).toBe(200)
    expect(body).toMatchObject({ running: true, jobs_count: expect.any(Number) })
    expect(body).toHaveProperty('jobs')
    const [job] = (body as { jobs: object[] }).jobs
    expect(job).toEqual({
      id: expect.any(String),
      name: expect.any(String),
      next_run_time: expect.any(String),
      trigger: 'interval[0:10:00]',
    })
  })

  it('POST http://localhost:8000/api/v1/scheduler/trigger/index_update_10min', async () => {
    const { status } = await curl(
      'curl -X POST http://localhost:8000/api/v1/scheduler/trigger/index_update_10min',
    )
    expect(status).toBe(200)
    await idle()
  })

  it('POST http://localhost:8000/api/v1/scheduler/pause/index_update_10min, then resume', async () => {
    const paused = await curl('curl -X POST http://localhost:8000/api/v1/scheduler/pause/index_update_10min')
    expect(paused).toMatchObject({ status: 200, body: { job: { state: 'paused' } } })
    const resumed = await curl(
      'curl -X POST http://localhost:8000/api/v1/scheduler/resume/index_update_10min',
    )
    expect(resumed).toMatchObject({ status: 200, body: { job: { state: 'idle' } } })
  })

  it('POST http://localhost:8000/api/v1/scheduler/configure with an interval of 5 minutes', async () => {
    const line = `curl -X POST http://localhost:8000/api/v1/scheduler/configure -H 'Content-Type: application/json' -d '{"interval_minutes": 5}'`
    expect(await curl(line)).toMatchObject({ status: 200, body: { job: { trigger: 'interval[0:05:00]' } } })
  })

  it("curl http://localhost:8000/api/v1/index/latest | jq '.as_of'", async () => {
    const { status, body } = await curl('curl http://localhost:8000/api/v1/index/latest')
    expect(status).toBe(200)
    expect(body).toMatchObject({ as_of: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*[+-]\d\d:\d\d$/) })
  })
})

describe('what the scheduler refuses', () => {
  it.each([['0'], ['-5'], ['1e9'], ['"ten"'], ['null']])('an interval of %s', async (interval) => {
    const line = `curl -X POST http://localhost:8000/api/v1/scheduler/configure -H 'Content-Type: application/json' -d '{"interval_minutes": ${interval}}'`
    const before = vigie.application.services.jobs.get({ id: 'fear-greed' })
    const { status, body } = await curl(line)
    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 'invalid_input', field: 'interval_minutes' })
    expect(vigie.application.services.jobs.get({ id: 'fear-greed' }).definition).toEqual(before.definition)
  })

  it('a job that does not exist', async () => {
    const { status, body } = await curl('curl -X POST http://localhost:8000/api/v1/scheduler/trigger/nothing')
    expect(status).toBe(404)
    expect(body).toMatchObject({ code: 'job_not_found' })
  })
})

describe('the maintenance alerts', () => {
  it('curl -H "Authorization: Bearer TOKEN" http://localhost:5000/api/alerts', async () => {
    const { status, body } = await curl(
      'time curl -H "Authorization: Bearer TOKEN" http://localhost:5000/api/alerts',
    )
    expect({ status, isArray: Array.isArray(body) }).toEqual({ status: 200, isArray: true })
  })

  it('curl -X POST -H "Authorization: Bearer TOKEN" http://localhost:5000/api/alerts/generate', async () => {
    const line = 'curl -X POST -H "Authorization: Bearer TOKEN" http://localhost:5000/api/alerts/generate'
    expect(await curl(line)).toMatchObject({
      status: 200,
      body: {
        message: expect.any(String),
        alerts_created: expect.any(Number),
        alerts_updated: expect.any(Number),
      },
    })
  })
})
