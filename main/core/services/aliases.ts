/** Job ids of the source documents, kept for the callers who use them. */
const ALIASES: Readonly<Record<string, string>> = {
  index_update_10min: 'fear-greed',
  market_hours_update: 'fear-greed',
  frequent_update: 'fear-greed',
  slow_update: 'fear-greed',
  alert_generation_job: 'alerts',
}

/** The id of the job an id of any document means. */
export const resolveAlias = (id: string): string => ALIASES[id] ?? id
