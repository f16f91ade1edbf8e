/** The day it is for Vigie, whose zone plans and judges maintenances; the reader may be in another one. */
import { useRead, useWords } from '../session.ts'
import { readAbout } from '../store/known.ts'
import { dayIn } from './day-in.ts'
import { useNow } from './useNow.ts'

/** Today and the zone that says so; the reader's own until Vigie's is known. */
export function useToday(): { readonly today: string; readonly zone: string } {
  const words = useWords()
  const { data } = useRead(readAbout)
  const now = useNow(60_000)
  const zone = data?.zone ?? words.zone
  return { today: dayIn(now, zone), zone }
}
