/** Scoring the past, from the form to the result. */
import { useEffect, useState } from 'react'
import type { Backtest } from '../../../../shared/contract/index-scores.ts'
import type { PanelClient } from '../../../client.ts'
import { useSession } from '../../../session.ts'
import type { OtherProfile } from '../reads.ts'

/** What can be done with past sessions. */
export const WAYS = ['backtest', 'backfill'] as const

/** Whether past scores are only compared with returns, or stored. */
export type PastWay = (typeof WAYS)[number]
type Backfill = Awaited<ReturnType<PanelClient['index']['backfill']>>

/** The result of scoring the past. */
export type PastOutcome =
  | { readonly way: 'backtest'; readonly result: Backtest }
  | { readonly way: 'backfill'; readonly result: Backfill }

/** How far scoring the past is; `since` in ms. */
export type PastState =
  | { readonly is: 'asking'; readonly error?: unknown }
  | { readonly is: 'working'; readonly since: number; readonly stop: AbortController }
  | { readonly is: 'done'; readonly found: PastOutcome }

/** Calendar days, both included. */
export interface PastRange {
  readonly from: string
  readonly to: string
}

/** The work from start to result; it ends with the dialog. */
export function usePast(profile: OtherProfile) {
  const { client } = useSession()
  const [state, setState] = useState<PastState>({ is: 'asking' })
  const stop = state.is === 'working' ? state.stop : null
  useEffect(() => () => stop?.abort(), [stop])
  const ask = () => setState({ is: 'asking' })
  return {
    state,
    ask,
    cancel: () => {
      stop?.abort()
      ask()
    },
    begin: async (way: PastWay, range: PastRange) => {
      const work = new AbortController()
      setState({ is: 'working', since: Date.now(), stop: work })
      try {
        const found = await score(client, way, { ...range, ...(profile && { profile }) }, work.signal)
        if (!work.signal.aborted) setState({ is: 'done', found })
      } catch (error) {
        if (!work.signal.aborted) setState({ is: 'asking', error })
      }
    },
  }
}

async function score(
  client: PanelClient,
  way: PastWay,
  input: Parameters<PanelClient['index']['backtest']>[0],
  signal: AbortSignal,
): Promise<PastOutcome> {
  if (way === 'backtest') return { way, result: await client.index.backtest(input, { signal }) }
  return { way, result: await client.index.backfill(input, { signal }) }
}
