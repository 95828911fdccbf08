/** The process that architects and interviewers teach. Each step is a view onto the same design. */
export const STEPS = [
  { id: 'requirements', title: 'Requirements', question: 'What must it do, how well, and for whom?' },
  { id: 'estimate', title: 'Estimate', question: 'How much of everything?' },
  { id: 'api', title: 'API contracts', question: 'What do callers say, and what do they get?' },
  { id: 'data', title: 'Data model', question: 'What is kept, by whom, and how is it found again?' },
  { id: 'design', title: 'High-level design', question: 'Which parts are there, and who calls whom?' },
  { id: 'components', title: 'Deep dive', question: 'What is each part, and how does it fail?' },
  { id: 'scale', title: 'Scale and performance', question: 'Will it hold the load, and what breaks next?' },
  { id: 'resilience', title: 'Resilience', question: 'Which failures take it down, and how does it come back?' },
  { id: 'async', title: 'Async work', question: 'What happens later, and what if it falls behind?' },
  { id: 'security', title: 'Security and privacy', question: 'Who may do what, and where does sensitive data go?' },
  { id: 'operations', title: 'Observe and operate', question: 'How does somebody notice, and what do they do then?' },
  { id: 'cost', title: 'Cost', question: 'What does it cost, and what drives that?' },
  { id: 'decisions', title: 'Decisions', question: 'What was chosen over what, and why?' },
  { id: 'validation', title: 'Validation', question: 'Which tests would prove the risky assumptions?' },
  { id: 'review', title: 'Review', question: 'What is open, who agreed, and what changed since?' },
] as const;

export type StepId = (typeof STEPS)[number]['id'];
