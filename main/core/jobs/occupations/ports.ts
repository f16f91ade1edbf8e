/** What the occupations kind asks of the world: a writer (Claude) and a place for records, versions and spending. */
import type { LocalizableMessage } from '../../../../shared/errors.ts'
import type { OccupationsSettings } from '../../../../shared/kinds/occupations.ts'
import type { Author, OccupationContent, OccupationStatus } from '../../../../shared/occupation.ts'

/** Tokens of one or several calls, as the service counted them. */
export interface TokenUsage {
  readonly input: number
  readonly output: number
  readonly cacheRead: number
  readonly cacheWrite: number
}

/** The two parts of a prompt. `version` names the readable file it comes from. */
export interface Prompt {
  readonly version: string
  /** The same for every record, so that it can be cached by the service. */
  readonly system: string
  readonly user: string
}

export type WriterSettings = Pick<OccupationsSettings, 'model' | 'max_tokens' | 'base_url'>

/** One call of the model. */
export interface WriteRequest {
  readonly settings: WriterSettings
  readonly prompt: Prompt
  /** A second try: the first answer and what was wrong with it. */
  readonly correction: { readonly answer: string; readonly problems: string } | null
}

/** An answer of the model, whole or cut; what it used is paid either way. */
export interface WriterAnswer {
  readonly text: string
  readonly stop: 'complete' | 'refused' | 'too_long'
  readonly model: string
  readonly usage: TokenUsage
}

/** The state of a submitted batch; results are read one by one when it has ended. */
export type BatchState =
  | { readonly ended: false; readonly done: number; readonly total: number }
  | { readonly ended: true; readonly results: AsyncIterable<BatchResult> | readonly BatchResult[] }

/** What became of one request of a batch. */
export interface BatchResult {
  /** The code given at submission. */
  readonly code: string
  /** What was written, or the error of this one request. */
  readonly written: WriterAnswer | null
  readonly problem: string | null
}

/** Port: the model that rewrites records. */
export interface OccupationWriter {
  /** Whether a key is set: without one, everything is a simulation. */
  available(): boolean
  /** @throws VigieError source_* | claude_key_refused. A call in flight is finished, not aborted. */
  write(request: WriteRequest): Promise<WriterAnswer>
  /**
   * Submits a batch at half price and answers its id. Asked once and never again by itself: an answer that is lost
   * may belong to a batch that is paid for, which `find` looks for.
   * @param mark of our own, in every request of the batch
   */
  submit(settings: WriterSettings, prompts: ReadonlyMap<string, Prompt>, mark: string): Promise<string>
  /** Looks for a batch whose id is not known. `unfinished`: one that could be it tells only at its end. */
  find(settings: WriterSettings, submission: Submission): Promise<FoundBatch>
  /** A batch that the service no longer knows, or whose results it no longer keeps, has ended without results. */
  look(settings: WriterSettings, batchId: string): Promise<BatchState>
}

/** A record with its current content. `updatedAt` is ms. */
export interface StoredOccupation {
  readonly code: string
  readonly title: string
  readonly ogr: string | null
  readonly domain: string
  readonly status: OccupationStatus
  /** 0 until something is written. */
  readonly version: number
  readonly content: OccupationContent | null
  readonly simulated: boolean
  readonly updatedAt: number | null
  /** Why the last rewrite failed. */
  readonly lastError: LocalizableMessage | null
}

/** An occupation goes by many titles; `ogr` is the number of this one in ROME. */
export interface JobTitle {
  readonly ogr: string | null
  readonly label: string
}

/** A version about to be saved as current + 1. */
export interface NewVersion {
  readonly code: string
  readonly at: number
  readonly author: Author
  readonly agent: string
  /** What its author does not say by itself: a model, the version gone back to. */
  readonly description: LocalizableMessage
  readonly content: OccupationContent
  readonly simulated: boolean
  readonly model: string | null
  readonly prompt: string | null
  readonly spend: Spend | null
  readonly cycleId: number | null
}

/** A paid call, written to the ledger whatever came of it. Cost in millionths of a dollar. */
export interface Spend {
  readonly runId: string | null
  readonly model: string
  readonly batch: boolean
  readonly usage: TokenUsage
  readonly cost: number
}

/** A rewrite without a version; what it cost counts all the same. */
export interface FailedRewrite {
  readonly code: string
  readonly at: number
  readonly agent: string
  readonly problem: LocalizableMessage
  readonly spend: Spend | null
  readonly cycleId: number | null
}

/** `at` is ms, cost in millionths of a dollar. */
export interface StoredVersion {
  readonly code: string
  readonly version: number
  readonly at: number
  readonly author: Author
  readonly model: string | null
  readonly prompt: string | null
  readonly cost: number
  readonly simulated: boolean
  readonly content: OccupationContent
}

/** A month's rewrite of all published records; it stays open until none remains. */
export interface Cycle {
  readonly id: number
  readonly startedAt: number
  /** The run that began it. */
  readonly runId: string
}

/** A batch that was about to be submitted. */
export interface Submission {
  /** Of our own, in every request of the batch. */
  readonly mark: string
  readonly cycleId: number
  /** How many requests it has. */
  readonly requests: number
  readonly at: number
}

/** What became of a submission. */
export type FoundBatch =
  | { readonly state: 'found'; readonly id: string }
  | { readonly state: 'unfinished' }
  | { readonly state: 'none' }

/** A batch that is waited for. */
export interface PendingBatch {
  readonly id: string
  readonly cycleId: number
  readonly createdAt: number
}

/** What a run needs of the records. Every method is one transaction. */
export interface RewriteStore {
  find(code: string): StoredOccupation | null
  titles(code: string): readonly JobTitle[]
  saveVersion(version: NewVersion): StoredOccupation
  /** A simulation that must not replace a real version: audited only. */
  saveRehearsal(entry: { code: string; at: number; agent: string; cycleId: number | null }): void
  saveFailure(failure: FailedRewrite): void
  openCycle(): Cycle | null
  /** Begins a cycle in which the records of `already` have their end. */
  startCycle(at: number, runId: string, already: readonly string[]): Cycle
  closeCycle(id: number, at: number): void
  /** Published codes that have no end in the cycle yet, in order of code. */
  remaining(cycleId: number): readonly string[]
  /** The submission whose batch is not known, or null. At most one is under way. */
  submission(): Submission | null
  noteSubmission(submission: Submission): void
  /** It came to nothing. */
  dropSubmission(): void
  /** The batch is known; its submission is over with this. */
  saveBatch(batch: PendingBatch): void
  pendingBatch(): PendingBatch | null
  closeBatch(id: string, at: number): void
  /** Millionths of a dollar spent at or after an instant. */
  spentSince(instant: number): number
  spentInRun(runId: string): number
  /** Mean cost of a saved record with this model, at full price; null before the first. */
  measuredCost(model: string): number | null
}
