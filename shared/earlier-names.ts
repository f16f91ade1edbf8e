/** Default names that earlier versions gave to jobs: they are no names of the owner's own. */
export const EARLIER_NAMES = { trades: ['Historique des échanges'] } as const
