/** Reserves the space of content being loaded, in its final size. */
interface SkeletonProps {
  readonly height?: number
  readonly width?: string
}

/** @param height px @param width in CSS */
export function Skeleton({ height = 14, width = '100%' }: SkeletonProps) {
  return <span className="skeleton" style={{ height, width }} aria-hidden="true" />
}

const WIDTHS = ['72%', '94%', '58%', '84%', '66%']

/** Lines of different lengths, like text. @param height px of each */
export function SkeletonLines({
  lines = 4,
  height = 14,
}: {
  readonly lines?: number
  readonly height?: number
}) {
  return (
    <div className="skeleton-lines" aria-busy="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <Skeleton key={line} height={height} width={WIDTHS[line % WIDTHS.length] ?? '80%'} />
      ))}
    </div>
  )
}

/** For content that has its own cards. */
export function CardSkeleton({ lines = 6 }: { readonly lines?: number }) {
  return (
    <div className="card">
      <SkeletonLines lines={lines} height={20} />
    </div>
  )
}
