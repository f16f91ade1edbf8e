/** Whether an instance could start, asked before a running one is stopped for it: a restart must not end as a stop. */
import { bareHost } from '../../../shared/loopback.ts'
import { assertNotAsRoot } from '../files/folder-owner.ts'
import type { StartPlace } from './daemon.ts'

/**
 * Checks what a start would refuse, as far as it can be known while an instance still runs. Changes nothing.
 * @param folder of the data
 * @param place where the new instance would listen
 * @param taken the port of the running instance, which it leaves; null if it has none
 * @throws VigieError folder_of_another_user | database_too_new | database_foreign | database_unavailable |
 * address_in_clear | port_in_use | address_unavailable
 */
export async function assertStartable(
  folder: string,
  place: StartPlace,
  taken: number | null,
): Promise<void> {
  assertNotAsRoot(folder)
  await assertOwnDatabase(folder)
  await assertOpenable(folder, place, taken)
}

/** A damaged database is no obstacle: a start mends it from the last backup. */
async function assertOwnDatabase(folder: string): Promise<void> {
  const [{ damageOf }, { migrations }, { databasePath }] = await Promise.all([
    import('../sqlite/integrity.ts'),
    import('../sqlite/migrations/index.ts'),
    import('../sqlite/store.ts'),
  ])
  damageOf(databasePath(folder), migrations, 'schema')
}

/** An instance whose settings name a taken port starts and waits for it; one that gets its port from an option does not. */
async function assertOpenable(folder: string, place: StartPlace, taken: number | null): Promise<void> {
  const [{ storedSettings }, { assertNotInClear }, { tryToListen }] = await Promise.all([
    import('./settings-checkup.ts'),
    import('../http/clear-text.ts'),
    import('../http/server.ts'),
  ])
  const { door } = storedSettings(folder)
  const host = bareHost(place.host ?? door.host)
  const port = place.port ?? door.port
  assertNotInClear(host, place.inClear === true || door.allow_clear)
  if (place.host === undefined && place.port === undefined) return
  // The port of the running instance is free once it has stopped; its address can be tried with any port.
  await tryToListen({ host, port: port === taken ? 0 : port })
}
