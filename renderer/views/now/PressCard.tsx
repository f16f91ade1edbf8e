import { memo } from 'react'
import { Card } from '../../parts/Card.tsx'
import { LevelSign } from '../../parts/LevelSign.tsx'
import { useRead, useWords } from '../../session.ts'
import { DOT } from '../../words/dot.ts'
import { type OtherProfile, readArticles } from './reads.ts'

const SIGNS = { negative: 'fear', neutral: 'neutral', positive: 'greed' } as const

/** The articles and their opinions; no card if the profile reads no press. */
export const PressCard = memo(function PressCard({ profile }: { readonly profile: OtherProfile }) {
  const words = useWords()
  const { data: articles } = useRead(readArticles(profile))
  if (!articles || articles.length === 0) return null
  return (
    <Card title={words.t('panel.now.press')}>
      <ul className="lines press">
        {articles.map((article) => (
          <li key={article.id}>
            <LevelSign level={SIGNS[article.label]} />
            <span className="line-what">
              <span lang={article.language}>{article.title}</span>{' '}
              <span className="muted">
                {article.source}
                {DOT}
                {words.t(`panel.now.${article.label}`)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
})
