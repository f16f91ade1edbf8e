import { useEffect, useRef } from 'react'
import type { LatestScore } from '../../../shared/contract/index-scores.ts'
import { isStale } from '../../../shared/health.ts'
import type { Job } from '../../../shared/job.ts'
import { shownScore } from '../../../shared/score.ts'
import { LevelSign } from '../../parts/LevelSign.tsx'
import { levelNumber } from '../../parts/level.ts'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { StateSign } from '../../parts/StateSign.tsx'
import { useNow } from '../../parts/useNow.ts'
import { useRead, useWords } from '../../session.ts'
import { announce } from '../../shell/announcer.ts'
import { DOT } from '../../words/dot.ts'
import { pointsOf } from '../../words/points.ts'
import { hindrance, jobSign } from '../jobs/job-words.ts'
import { Gauge } from './Gauge.tsx'
import { readProfiles } from './reads.ts'
import { UpdateNow } from './UpdateNow.tsx'

interface ScoreCardProps {
  readonly latest: LatestScore
  readonly job: Job | undefined
}

/** The score, its level, and its origin. */
export function ScoreCard({ latest, job }: ScoreCardProps) {
  const words = useWords()
  const now = useNow(30_000)
  const { data: profiles } = useRead(readProfiles)
  const market = profiles?.find((profile) => profile.id === latest.profile)?.name
  const hindered = job ? hindrance(job, words, now) : null
  useAnnouncedScore(latest)
  return (
    <section className="card score-card" aria-label={words.t('panel.now.index')}>
      <header>
        <h2>{market ?? words.t(`panel.profile.${latest.profile}`)}</h2>
        <span className="aside">{words.t('panel.now.session_of', { day: words.day(latest.day) })}</span>
      </header>
      <Gauge score={latest.score} level={latest.level} levelName={latest.level_name} levels={latest.levels} />
      <p className="level" style={{ color: `var(--level-text-${levelNumber(latest.level)})` }}>
        <LevelSign level={latest.level} />
        {latest.level_name}
      </p>
      <Deltas latest={latest} />
      <p className="score-notes">
        <span className="tag">{coverageSentence(latest, words)}</span>
        {latest.stale && (
          <span className="tag">{words.t('panel.now.stale', { count: latest.sessions_behind })}</span>
        )}
        {!latest.stale && isStale(latest, job, now) && (
          <span className="tag">
            {words.t('panel.now.not_renewed', { time: words.when(latest.computed_at, now) })}
          </span>
        )}
      </p>
      {job && hindered !== null && (
        <p className="score-state">
          <StateSign sign={jobSign(job)} />
          {hindered}
        </p>
      )}
      <UpdateNow job={job} note={words.t('panel.now.updated', { ago: words.ago(latest.computed_at, now) })} />
    </section>
  )
}

function Deltas({ latest }: { readonly latest: LatestScore }) {
  const words = useWords()
  const { day, week } = latest.deltas
  const none = day === null && week === null
  return (
    <>
      <p className="deltas">
        {day !== null && <Delta points={day} since={words.t('panel.now.since_session')} />}
        {week !== null && <Delta points={week} since={words.t('panel.now.in_a_week')} />}
        {none && <span className="muted">{words.t('panel.now.no_before')}</span>}
      </p>
      {!none && <p className="deltas-basis muted">{words.t('panel.now.shared_only')}</p>}
    </>
  )
}

function Delta({ points, since }: { readonly points: number; readonly since: string }) {
  const words = useWords()
  const rounded = Number(points.toFixed(1))
  const word = rounded > 0 ? 'panel.now.up' : rounded < 0 ? 'panel.now.down' : 'panel.now.same'
  return (
    <span className="delta">
      <Direction points={rounded} />
      <span className="unseen">{words.t(word)}</span> <strong>{words.number(Math.abs(rounded), 1)}</strong>{' '}
      {since}
    </span>
  )
}

/** A triangle up or down; a bar if there was no change. */
function Direction({ points }: { readonly points: number }) {
  const path = points > 0 ? 'M5 1.5 9.5 9h-9Z' : points < 0 ? 'M5 8.5.5 1h9Z' : 'M.5 4h9v2h-9Z'
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
      <path d={path} fill="currentColor" />
    </svg>
  )
}

function coverageSentence(latest: LatestScore, words: ReturnType<typeof useWords>): string {
  const { uncertainty } = latest
  const share = words.t('panel.now.coverage', { share: words.percent(latest.coverage) })
  const coverage =
    uncertainty === null
      ? share
      : `${share}${DOT}${words.t('panel.now.uncertainty', pointsOf(uncertainty, words))}`
  const missing = latest.components.filter((component) => component.score === null)
  const [only] = missing
  if (!only) return coverage
  const without =
    missing.length === 1
      ? words.t('panel.now.without', { component: only.label.toLocaleLowerCase(words.locale) })
      : words.t('panel.now.without_several', { count: missing.length })
  return `${coverage}${DOT}${without}`
}

/** Announces a new score to screen readers. */
function useAnnouncedScore(latest: LatestScore): void {
  const words = useWords()
  const before = useRef(latest.as_of)
  useEffect(() => {
    if (before.current === latest.as_of) return
    before.current = latest.as_of
    announce(
      words.t('panel.now.new_score', {
        score: words.number(shownScore(latest.score), 1),
        level: latest.level_name,
      }),
    )
  }, [latest, words])
}

/** Has the size of the card it replaces, so that nothing moves when the score arrives. */
export function ScoreSkeleton() {
  const words = useWords()
  return (
    <section className="card score-card" aria-label={words.t('panel.now.index')} aria-busy="true">
      <header>
        <Skeleton width="230px" height={28} />
        <Skeleton width="150px" height={28} />
      </header>
      <span className="skeleton gauge-place" aria-hidden="true" />
      <div className="score-place" />
    </section>
  )
}
