/** Scores of the sample profile, which needs no host: for a running instance that need not look like a year. */
import { setTimeout as pause } from 'node:timers/promises'
import type { PanelClient } from '../../renderer/client.ts'

/** Adds over a year of real sessions, then replays the sample up to `sessions` after its start. */
export async function addSampleScores(client: PanelClient, sessions: number): Promise<void> {
  await client.index.backfill({ from: '2018-06-01', to: '2020-01-01' })
  for (let done = 0; done < sessions; done += 1) {
    await untilIdle(client, 'fear-greed')
    await client.jobs.trigger({ id: 'fear-greed' })
    await untilIdle(client, 'fear-greed')
  }
}

async function untilIdle(client: PanelClient, id: string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if ((await client.jobs.get({ id })).running === null) return
    await pause(50)
  }
  throw new Error(`The job ${id} did not come to rest.`)
}
