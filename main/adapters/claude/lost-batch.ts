/** Finds a batch whose id never arrived: by its creation time, its number of requests, and our own mark. */

import type Anthropic from '@anthropic-ai/sdk'
import { HOUR_MS } from '../../../shared/time/units.ts'
import type { BatchSubmission, FoundBatch } from '../../core/jobs/occupations/ports.ts'

type SubmittedBatch = Anthropic.Messages.MessageBatch

/** Maximum difference between this machine's clock and the service's. */
const CLOCKS_DIFFER_MS = HOUR_MS

/** Returns the id of a request in a batch: the code of its record, and the mark. */
export function customId(code: string, mark: string): string {
  return `${code}_${mark}`
}

/** Returns the record a request was about; earlier versions set no mark. */
export function codeIn(customId: string): string {
  return customId.split('_')[0] ?? customId
}

/** Marks can only be read after a batch has ended: until then, any that fits may be the one. */
export async function findBatch(client: Anthropic, submission: BatchSubmission): Promise<FoundBatch> {
  let unfinished = false
  for await (const batch of client.messages.batches.list({ limit: 100 })) {
    const after = Date.parse(batch.created_at) - submission.at
    // The newest come first.
    if (after < -CLOCKS_DIFFER_MS) break
    if (after > CLOCKS_DIFFER_MS || sizeOf(batch) !== submission.requests) continue
    if (batch.processing_status !== 'ended') unfinished = true
    else if (await isMarked(client, batch, submission.mark)) return { state: 'found', id: batch.id }
  }
  return { state: unfinished ? 'unfinished' : 'none' }
}

function sizeOf({ request_counts: counts }: SubmittedBatch): number {
  return counts.processing + counts.succeeded + counts.errored + counts.canceled + counts.expired
}

async function isMarked(
  client: Anthropic,
  { id, results_url }: SubmittedBatch,
  mark: string,
): Promise<boolean> {
  if (results_url === null) return false
  for await (const { custom_id } of await client.messages.batches.results(id)) {
    return custom_id.endsWith(`_${mark}`)
  }
  return false
}
