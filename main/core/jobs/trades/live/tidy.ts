/** Live trades are provisional: what pages or an archive have taken their place is removed. */
import type { TradeCollection } from '../collection.ts'
import type { Workspace } from '../workspace.ts'

/** Removes the live trades that the files of the days hold by now. */
export async function tidyLive(
  { store, live, exchanges }: Pick<Workspace, 'store' | 'live' | 'exchanges'>,
  collection: TradeCollection,
): Promise<void> {
  // Trades that were numbered as they came have other ids in a file of the day.
  const comparable = exchanges[collection.settings.exchange].live.numbered
  for (const day of await live.days(collection)) {
    const record = store.day(collection.key, day)
    if (record?.state === 'stored') await live.remove(collection, day)
    else if (comparable && typeof record?.file?.lastId === 'number')
      await live.trim(collection, day, record.file.lastId)
  }
}
