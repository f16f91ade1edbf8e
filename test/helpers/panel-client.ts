/** The panel's own client, for tests and scripts. */
import { restTransport } from '../../renderer/client/rest.ts'
import { createClient, type PanelClient } from '../../renderer/client.ts'

/** A client of an instance in this or another process. */
export function clientOf(url: string, token: string): PanelClient {
  return createClient(restTransport(url, { token: () => token, language: () => 'en' }))
}

/** Skips the initial questions, and prevents unrequested runs of the index. */
export async function settle(client: PanelClient): Promise<void> {
  await client.settings.update({ changes: { appearance: { first_run_done: true } } })
}
