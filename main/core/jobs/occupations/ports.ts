/** Ports of the occupations kind: a writer (Claude) and the store of records, versions and spending. */
import type { LocalizableMessage } from '../../../../shared/errors.ts'
import type { OccupationsSettings } from '../../../../shared/kinds/occupations.ts'
import type {
  ContentField,
  OccupationContent,
  OccupationStatus,
  RecordOrigin,
  VersionAuthor,
} from '../../../../shared/occupation.ts'
import type { CostLedger, CostSettlement, TokenUsage } from './ledger.ts'

/** The two parts of a prompt. `version` names the readable file it comes from. */
export interface Prompt {
  readonly version: string
  /** The same for every record, so that the service can cache it. */
  readonly system: string
  readonly user: string
}

/** The settings on which a call to the model depends. */
export type WriterSettings = Pick<
  OccupationsSettings,
  'model' | 'max_tokens' | 'base_url' | 'thinking' | 'effort'
>

/** One call of the model. */
export interface WriteRequest {
  readonly settings: WriterSettings
  readonly prompt: Prompt
  /** For a retry: the first answer and its problems. */
  readonly correction: { readonly answer: string; readonly problems: string } | null
}

/** An answer of the model, complete or cut off; its usage is charged either way. */
export interface WriterAnswer {
  readonly text: string
  /** `paused`: the service stopped in the middle of a turn. */
  readonly stop: 'complete' | 'refused' | 'too_long' | 'paused'
  readonly model: string
  readonly usage: TokenUsage
}

/** The state of a submitted batch. Results are read one by one after it has ended. */
export type BatchState =
  | { readonly ended: false; readonly done: number; readonly total: number }
  | { readonly ended: true; readonly results: AsyncIterable<BatchResult> | readonly BatchResult[] }

/** The result of one request of a batch: only an answer is charged. */
export type BatchResult = {
  /** The code given at submission. */
  readonly code: string
} & (
  | { readonly end: 'answered'; readonly written: WriterAnswer }
  /** `request`: this one was refused. `service`: an error of the service, or it expired or was cancelled. */
  | { readonly end: 'failed'; readonly about: 'request' | 'service'; readonly problem: string }
)

/** Port: the model that rewrites records. */
export interface OccupationWriter {
  /** Whether a key is set: without one, every rewrite is a simulation. */
  available(): boolean
  /** @throws CallFailure. A call in flight is completed, not aborted, and never repeated */
  write(request: WriteRequest): Promise<WriterAnswer>
  /**
   * Submits a batch at half price and returns its id. Never retried automatically: if the answer is lost, the
   * batch may still be charged, and `find` looks for it. @throws CallFailure
   * @param mark chosen by Vigie, in every request of the batch
   */
  submit(settings: WriterSettings, prompts: ReadonlyMap<string, Prompt>, mark: string): Promise<string>
  /** Looks for a batch with an unknown id. `unfinished`: a possible batch can only be identified when it ends. */
  find(settings: WriterSettings, submission: BatchSubmission): Promise<FoundBatch>
  /** Returns the state. A batch unknown to the service, or without stored results, ended without results. */
  look(settings: WriterSettings, batchId: string): Promise<BatchState>
}

/** A record with its current content. `updatedAt` is in ms. */
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
  /** Fields written by hand, which no rewrite changes until they are released. */
  readonly locked: readonly ContentField[]
  readonly masculine: string | null
  readonly feminine: string | null
  readonly origin: RecordOrigin | null
}

/** An occupation has many titles; `ogr` is the number of this one in ROME. */
export interface JobTitle {
  readonly ogr: string | null
  readonly label: string
}

/** A version to save as current + 1. */
export interface NewVersion {
  readonly code: string
  readonly at: number
  readonly author: VersionAuthor
  readonly agent: string
  /** Details the author's name does not include: a model, or the restored version. */
  readonly description: LocalizableMessage
  readonly content: OccupationContent
  /** Becomes the record's title; undefined or null leaves it. */
  readonly title?: string | null
  readonly simulated: boolean
  readonly model: string | null
  readonly prompt: string | null
  /** Cost of all its calls, in millionths of a dollar. */
  readonly cost: number
  /** The call that brought the text, settled with it. */
  readonly settlement: CostSettlement | null
  readonly cycleId: number | null
}

/** A rewrite that produced no version because of the record itself; its cost counts anyway. */
export interface FailedRewrite {
  readonly code: string
  readonly at: number
  readonly agent: string
  readonly problem: LocalizableMessage
  readonly settlement: CostSettlement | null
  readonly cycleId: number | null
}

/** A text of Claude that waits for a person. `at` is in ms, cost in millionths of a dollar. */
export interface RecordProposal {
  readonly code: string
  readonly at: number
  readonly agent: string
  readonly model: string
  readonly prompt: string
  readonly cost: number
  readonly content: OccupationContent
}

/** `at` is in ms, cost in millionths of a dollar. */
export interface StoredVersion {
  readonly code: string
  readonly version: number
  readonly at: number
  readonly author: VersionAuthor
  readonly model: string | null
  readonly prompt: string | null
  readonly cost: number
  readonly simulated: boolean
  readonly content: OccupationContent
  /** The title that the record had; null in a version that an earlier Vigie saved. */
  readonly title: string | null
}

/** A month's rewrite of all published records; open until none remains. */
export interface RewriteCycle {
  readonly id: number
  readonly startedAt: number
  /** The run that started it. */
  readonly runId: string
  /** The model that writes it; null in one begun by an earlier version. */
  readonly model: string | null
  /** When a person stopped it, ms; null while it may go on by itself. */
  readonly cancelledAt: number | null
}

/** A month that waits for the service. */
interface StoppedCycle {
  readonly id: number
  readonly cause: LocalizableMessage
  /** Published records that are not finished. */
  readonly left: number
}

/** A batch about to be submitted. */
export interface BatchSubmission {
  /** Chosen by Vigie, in every request of the batch. */
  readonly mark: string
  readonly cycleId: number
  /** Number of its requests. */
  readonly requests: number
  readonly at: number
}

/** The result of looking for a submission. */
export type FoundBatch =
  | { readonly state: 'found'; readonly id: string }
  | { readonly state: 'unfinished' }
  | { readonly state: 'none' }

/** A submitted batch without results yet. */
export interface PendingBatch {
  readonly id: string
  readonly cycleId: number
  readonly createdAt: number
  /** The mark in its requests; null for one submitted by an earlier version. */
  readonly mark: string | null
}

/** Port: the records as a run needs them. Every method is one transaction. */
export interface RewriteStore extends CostLedger {
  find(code: string): StoredOccupation | null
  titles(code: string): readonly JobTitle[]
  saveVersion(version: NewVersion): StoredOccupation
  /** Records a simulation that must not replace a real version, in the audit only. */
  saveRehearsal(entry: { code: string; at: number; agent: string; cycleId: number | null }): void
  saveFailure(failure: FailedRewrite): void
  /**
   * Keeps a text for a person to accept and settles its call. One that waited is replaced, which the audit says.
   * @returns whether one waited
   */
  saveProposal(version: NewVersion): boolean
  proposal(code: string): RecordProposal | null
  /** Removes a proposal that was accepted. */
  endProposal(code: string): void
  /** Removes a proposal, and says so in the audit. */
  rejectProposal(code: string, at: number): void
  /** Sets the fields that rewrites leave alone. */
  lock(code: string, fields: readonly ContentField[]): void
  openCycle(): RewriteCycle | null
  /** Starts a cycle in which the records of `already` count as finished. */
  startCycle(
    cycle: Pick<RewriteCycle, 'startedAt' | 'runId' | 'model'>,
    already: readonly string[],
  ): RewriteCycle
  /** Counts records as finished in a cycle without a rewrite. */
  leaveOut(cycleId: number, codes: readonly string[]): void
  /** Notes that a person stopped a cycle, or, with null, that it goes on. */
  noteCancel(id: number, at: number | null): void
  /** Notes the model that goes on with a cycle, and in the audit that it is another one. */
  changeModel(cycle: RewriteCycle, model: string, at: number): void
  /** Notes why a cycle is stopped, or, with null, that it goes on. */
  noteStop(id: number, cause: LocalizableMessage | null): void
  /** The open cycle if it is stopped, why, and how many records are left. */
  stoppedCycle(): StoppedCycle | null
  closeCycle(id: number, at: number): void
  /** Published codes that are not finished in the cycle, in order of code. */
  remaining(cycleId: number): readonly string[]
  /** Published codes, in order of code. */
  published(): readonly string[]
  /** Published codes of which Claude wrote a version, or a proposal that waits, since an instant. */
  rewrittenSince(instant: number): readonly string[]
  /** The submission whose batch is unknown, or null. There is at most one. */
  submission(): BatchSubmission | null
  noteSubmission(submission: BatchSubmission): void
  /** Removes the submission: it produced no batch. */
  dropSubmission(): void
  /** Stores the identified batch and removes its submission. */
  saveBatch(batch: PendingBatch): void
  pendingBatch(): PendingBatch | null
  closeBatch(id: string, at: number): void
}
