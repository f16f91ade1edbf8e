import type { PanelClient } from '../client.ts'
import type { PanelSession } from '../session.ts'
import { readSettings } from './known.ts'

/** Changes settings and shows them. An answer has all settings: those of one change wait for those of the change before. */
export async function changeSettings(
  { client, reads }: Pick<PanelSession, 'client' | 'reads'>,
  patch: Parameters<PanelClient['settings']['update']>[0],
): Promise<void> {
  const saved = await reads.inOrder(readSettings.key, () => client.settings.update(patch))
  reads.patch(readSettings.key, () => saved)
}
