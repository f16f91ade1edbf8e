/** The plot library comes in a file of its own; its place is kept until it is there. */
import { lazy, Suspense } from 'react'
import type { PlotProps } from './Plot.tsx'
import { Skeleton } from './Skeleton.tsx'

const loaded = import('./Plot.tsx')
const Plot = lazy(async () => ({ default: (await loaded).Plot }))

export function LazyPlot(props: PlotProps) {
  return (
    <Suspense fallback={<Skeleton height={props.height + 28} />}>
      <Plot {...props} />
    </Suspense>
  )
}
