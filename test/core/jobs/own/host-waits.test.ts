/** Each kind of job that asks a host, while that host wants to be left alone: in a whole instance, on the loopback. */
import { expect, test } from 'vitest'
import { addJob, ownInstance } from '../../../helpers/own-jobs.ts'
import { httpServer } from '../../../servers/loopback.ts'

const running = ownInstance()

async function closedHost() {
  const asked: string[] = []
  const url = await httpServer((request, response) => {
    asked.push(request.url ?? '')
    response.end()
  })
  running().application.foundation.gate.learn(new URL(url).host, 429, { 'retry-after': '3600' })
  return { url, asked, host: new URL(url).host }
}

const KINDS = [
  ['http', (url: string) => ({ url })],
  ['analysis', (url: string) => ({ url })],
  ['calendar', (calendar_url: string) => ({ calendar_url })],
] as const

test.each(KINDS)('a job of the kind %s waits, sends nothing, and says for whom', async (kind, settingsOf) => {
  const { url, asked, host } = await closedHost()
  const instance = running()
  const client = instance.application.client('fr')
  await addJob(instance, `waits-${kind}`, { kind, settings: settingsOf(url) })
  const waits = Promise.withResolvers<void>()
  const stop = instance.application.foundation.events.subscribe((event) => {
    const isWaiting =
      event.type === 'run' && event.run.job_id === `waits-${kind}` && event.run.next_attempt_at
    if (isWaiting) waits.resolve()
  })
  await client.jobs.trigger({ id: `waits-${kind}` })
  await waits.promise
  stop()
  const { running: run } = await client.jobs.get({ id: `waits-${kind}` })
  await client.jobs.cancel({ id: `waits-${kind}` })
  expect(asked).toEqual([])
  expect(run?.fault).toEqual({
    code: 'host_waits',
    source: host,
    message: `${host} a demandé d’attendre. L’exécution reprendra automatiquement ensuite.`,
  })
})
