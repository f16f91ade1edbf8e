/** What a trade file says about itself in the key-value metadata of its footer: enough to rebuild the manifest. */
import type { DayFacts, FileOrigin } from '../../core/jobs/trades/facts.ts'

/** The key; readers that do not know it ignore it. */
const FOOTER_KEY = 'vigie.trades'

/** Returns the metadata of a file. The same trades of the same origin give the same text. */
export function footerOf(
  { archiveSha256, ...origin }: FileOrigin,
  facts: DayFacts,
  contentSha256: string,
): Record<string, string> {
  const about = {
    ...origin,
    archive_sha256: archiveSha256,
    content_sha256: contentSha256,
    rows: facts.rows,
    first_id: facts.firstId,
    last_id: facts.lastId,
    first_time: facts.firstTime,
    last_time: facts.lastTime,
    missing_ids: facts.missingIds,
  }
  return { [FOOTER_KEY]: JSON.stringify(about) }
}
