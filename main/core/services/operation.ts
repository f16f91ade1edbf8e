/** The form of every operation: its input as the contract parsed it, and its caller. */
import type {
  AnyContractRouter,
  ContractProcedure,
  InferSchemaInput,
  InferSchemaOutput,
} from '@orpc/contract'
import type { Unlocalized } from '../../../shared/localized.ts'
import type { TokenRight } from '../../../shared/token.ts'
import type { Language } from '../../../shared/vocabulary.ts'

/** Who calls. */
export interface Caller {
  /** For texts that are not messages of the catalogue; those are localized after the operation. */
  readonly language: Language
  /** The right of its token; absent for the window and the command line, which have all. */
  readonly right?: TokenRight | undefined
  /** Aborted when the caller has gone away. */
  readonly signal: AbortSignal
  /** The last event a reconnecting listener received. */
  readonly lastEventId?: string | undefined
}

/** Names one asset, maintenance or alert. */
export interface ById {
  readonly id: number
}

/** The input that names a job. */
export interface ByJob {
  readonly job_id: string
}

/** An event of a stream, with the id that a listener can continue from. */
export interface StreamEvent<Event> {
  readonly id: string
  readonly event: Event
}

type OperationAnswer<Output> =
  Output extends AsyncIterator<infer Event>
    ? AsyncIterable<StreamEvent<Unlocalized<Event>>>
    : Unlocalized<Output> | Promise<Unlocalized<Output>>

/** The operations of a contract: one function for each of its procedures, in the same groups. */
export type ContractOperations<Part extends AnyContractRouter> =
  Part extends ContractProcedure<infer Input, infer Output, infer _Errors, infer _Meta>
    ? (input: InferSchemaOutput<Input>, caller: Caller) => OperationAnswer<InferSchemaInput<Output>>
    : {
        readonly [Name in keyof Part]: Part[Name] extends AnyContractRouter
          ? ContractOperations<Part[Name]>
          : never
      }
