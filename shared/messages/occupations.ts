/** Words of the occupations kind. */
import type { Messages } from './catalogue.ts'

export const occupationMessages = {
  'occupations.step.writing': { en: 'Writing records', fr: 'Rédaction des fiches' },
  'occupations.step.waiting_batch': { en: 'Waiting for the batch answer', fr: 'En attente du lot' },
  'occupations.status.draft': { en: 'Draft', fr: 'Brouillon' },
  'occupations.status.published': { en: 'Published', fr: 'Publiée' },
  'occupations.author.claude': { en: 'Claude', fr: 'Claude' },
  'occupations.author.person': { en: 'Person', fr: 'Personne' },
  'occupations.author.import': { en: 'Import', fr: 'Import' },
  'occupations.author.simulation': { en: 'Simulation', fr: 'Simulation' },
  'occupations.author.rollback': { en: 'Rollback', fr: 'Retour à une version' },
  'occupations.simulated': {
    en: 'Simulation: written without Claude because no key is set.',
    fr: 'Simulation : rédigé sans Claude, faute de clé.',
  },
  'occupations.field.description': { en: 'Description', fr: 'Description' },
  'occupations.field.short_description': { en: 'Short description', fr: 'Description courte' },
  'occupations.field.skills': { en: 'Skills', fr: 'Compétences' },
  'occupations.field.transversal_skills': { en: 'Transversal skills', fr: 'Compétences transversales' },
  'occupations.field.training': { en: 'Training', fr: 'Formations' },
  'occupations.field.certifications': { en: 'Certifications', fr: 'Certifications' },
  'occupations.field.working_conditions': { en: 'Working conditions', fr: 'Conditions de travail' },
  'occupations.field.environments': { en: 'Environments', fr: 'Environnements' },
  'occupations.field.related_occupations': { en: 'Related occupations', fr: 'Métiers proches' },
  'occupations.field.sectors': { en: 'Sectors', fr: 'Secteurs' },
  'occupations.field.salaries': { en: 'Salaries', fr: 'Salaires' },
  'occupations.field.outlook': { en: 'Outlook', fr: 'Perspectives' },
} as const satisfies Messages
