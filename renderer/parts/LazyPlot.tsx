/**
 * Loads the plot library from a separate file, requested at once, and keeps its place. Without Suspense:
 * React delays what a boundary reveals by up to 300 ms, longer than the file takes.
 */
import { type ComponentType, useEffect, useState } from 'react'
import { correctNavigatorLanguage } from '../words/locale.ts'
import type { PlotProps } from './plot-props.ts'
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

/** @throws the loading error while rendering, for the boundary of the view */
export function LazyPlot(props: PlotProps) {
  const [, setLoaded] = useState(Plot !== null)
  useEffect(() => {
    let shown = true
    void loading.then(() => shown && setLoaded(true))
    return () => {
      shown = false
    }
  }, [])
  // The view's boundary shows the error and offers to reload the panel.
  if (failure !== null) throw failure
  return Plot ? <Plot {...props} /> : <Skeleton height={props.height + 28} />
}
