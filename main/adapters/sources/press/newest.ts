import type { Article } from '../../../core/jobs/fear-greed/ports.ts'

/** Returns the newest first; articles without a date follow in their own order. */
export function newestFirst(articles: readonly Article[]): Article[] {
  const time = ({ publishedAt }: Article) => publishedAt ?? Number.NEGATIVE_INFINITY
  return [...articles].sort((a, b) => (time(a) === time(b) ? 0 : time(b) - time(a)))
}
