import type { TFunction } from 'i18next';

/**
 * The panel's own words, by those that it asks for. It brings English ones only, and fills in numbers and
 * names itself: their places stay as it knows them.
 */
export const panelWords = (t: TFunction): Record<string, string> => {
  const tasks = t('This tour has {{number}} tasks:', { number: '{{count, number}}' });
  return {
    Type: t('Tour'),
    '{{type}} • {{duration, number}} minutes': t('{{what}}, {{number}} minutes', {
      what: '{{type}}',
      number: '{{duration, number}}',
    }),
    'View Prerequisites ({{totalPrereqs}})': t('What it needs ({{number}})', {
      number: '{{totalPrereqs}}',
    }),
    'In this quick start, you will complete {{count, number}} task': tasks,
    'In this quick start, you will complete {{count, number}} task_plural': tasks,
    '{{index, number}} of {{tasks, number}}': t('{{number}} of {{all}}', {
      number: '{{index, number}}',
      all: '{{tasks, number}}',
    }),
    'Check your work': t('Check your work'),
    'One or more verifications did not pass during this quick start. Revisit the tasks or the help links, and then try again.':
      t('Not every task was done. Go through those again.'),
    'Start {{nextQSDisplayName}} quick start': t('Go on with: {{tour}}', {
      tour: '{{nextQSDisplayName}}',
    }),
    Start: t('Start'),
    Continue: t('Continue'),
    Next: t('Next'),
    Back: t('Back'),
    Close: t('Close'),
    Restart: t('Restart'),
    Yes: t('Yes'),
    No: t('No'),
  };
};
