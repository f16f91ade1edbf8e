/** A month of records in a whole Vigie: what the service refuses is in the run, in the log file and in the alerts. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { PanelClient } from '../../renderer/client.ts'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { clientOf } from '../helpers/panel-client.ts'
import { type ClaudeBehaviour, startClaude } from '../servers/claude.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const RECORDS = ['M1801', 'M1802', 'M1803']
const LOW = 'Your credit balance is too low to access the Anthropic API.'

let instance: RunningInstance
let client: PanelClient
beforeAll(async () => {
  instance = await startInstance()
  client = clientOf(instance.url, instance.token)
  const rows = RECORDS.map((code) => `${code},Record ${code}`)
  const data_base64 = Buffer.from(`code,title\n${rows.join('\n')}\n`).toString('base64')
  await client.occupations.import({ name: 'records.csv', data_base64, publish: true })
})
afterAll(() => instance.stop())

/** Runs the month against a server that behaves like this, in one attempt, and returns the run. */
async function runAgainst(behave: (code: string) => ClaudeBehaviour) {
  const claude = await startClaude(behave)
  const settings = { base_url: claude.url, pause_seconds: 0 }
  await client.jobs.configure({ id: 'occupations', changes: { settings, retry: { attempts: 0 } } })
  await client.occupations.key({ key: claude.key })
  const { events } = instance.application.foundation
  const ended = new Promise<void>((resolve) => {
    const leave = events.subscribe((event) => {
      if (event.type !== 'run' || event.run.job_id !== 'occupations' || event.run.outcome === null) return
      leave()
      resolve()
    })
  })
  await client.jobs.trigger({ id: 'occupations' })
  await ended
  const { items } = await client.runs.list({ job_id: 'occupations', limit: 1 })
  return items[0]
}

const logged = () => readFileSync(join(instance.folder, 'logs/vigie.log'), 'utf8').split('\n')

async function stoppedAlerts() {
  await client.alerts.generate()
  const { items } = await client.alerts.list({ state: 'active' })
  return items.filter(({ type }) => type === 'REWRITE_STOPPED').map(({ message }) => message)
}

describe('a month of records', () => {
  it('has each of its errors in the log file, with the run and the record', async () => {
    const run = await runAgainst((code) =>
      code === 'M1801' ? {} : { stop: 'refusal', answer: `No, not ${code}.` },
    )
    expect(run).toMatchObject({ outcome: 'partial', summary: { updated: 1, errors: 2 } })
    for (const code of ['M1802', 'M1803']) {
      const lines = logged().filter(
        (line) => line.includes('A record was not rewritten') && line.includes(code),
      )
      expect(lines).toHaveLength(1)
      expect(lines[0]).toContain(String(run?.id))
      expect(lines[0]).toContain(`No, not ${code}.`)
    }
    expect(logged().some((line) => line.includes('A run ended.') && line.includes(String(run?.id)))).toBe(
      true,
    )
  })

  it('that an unpaid bill stops is an alert in the words of Claude, until it goes on', async () => {
    const run = await runAgainst(() => ({
      status: 400,
      error: { type: 'invalid_request_error', message: LOW },
    }))
    expect(run).toMatchObject({ outcome: 'failed', faults: [{ code: 'source_refused' }] })
    expect(await stoppedAlerts()).toEqual([expect.stringContaining(LOW)])
    expect(logged().filter((line) => line.includes(String(run?.id)) && line.includes(LOW))).not.toEqual([])
    expect(await runAgainst(() => ({}))).toMatchObject({ outcome: 'succeeded' })
    expect(await stoppedAlerts()).toEqual([])
  })
})
