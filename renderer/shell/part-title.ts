/** The name of what is open in a view, for the title of the page: a job, a record, a section. */
import { useEffect } from 'react'
import { ObservableValue } from '../store/observable-value.ts'

/** An open part of a view. */
interface NamedPart {
  readonly name: string
}

/** The parts that are open, in the order in which they were opened. */
export const openParts = new ObservableValue<readonly NamedPart[]>([])

/** Names what the caller shows while it is shown. @param name null or absent if it is the view itself, or not known yet */
export function usePartTitle(name: string | null | undefined): void {
  useEffect(() => {
    if (!name) return
    const part: NamedPart = { name }
    openParts.set([...openParts.get(), part])
    return () => openParts.set(openParts.get().filter((other) => other !== part))
  }, [name])
}
