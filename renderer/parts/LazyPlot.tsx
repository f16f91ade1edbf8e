/**
 * The plot library comes in a file of its own, asked for at once; its place is kept until it is there. Without
 * Suspense: React holds back what a boundary reveals for up to 300 ms, longer than the file takes.
 */
import { type ComponentType, useEffect, useState } from 'react'
import { correctNavigatorLanguage } from '../words/locale.ts'
import type { PlotProps } from './Plot.tsx'
import { Skeleton } from './Skeleton.tsx'

let Plot: ComponentType<PlotProps> | null = null
let failure: unknown = null

async function load(): Promise<void> {
  correctNavigatorLanguage()
  try {
    Plot = (await import('./Plot.tsx')).Plot
  } catch (error) {
    failure = error
  }
}
const loading = load()

/** @throws what kept the file from coming, while rendering: for the boundary of the view */
export function LazyPlot(props: PlotProps) {
  const [, setLoaded] = useState(Plot !== null)
  useEffect(() => {
    let shown = true
    void loading.then(() => shown && setLoaded(true))
    return () => {
      shown = false
    }
  }, [])
  // A file that cannot be had is told by the view's boundary, which offers to open the panel again.
  if (failure !== null) throw failure
  return Plot ? <Plot {...props} /> : <Skeleton height={props.height + 28} />
}
