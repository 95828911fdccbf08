import { medium } from '../evidence';
import { oneGpu } from '../machines';
import type { Technology } from '../types';

/** Work on pictures, sound and models. */
export const MEDIA_AND_MODELS: readonly Technology[] = [
  { name: 'FFmpeg', kind: 'media-transcoder', provider: 'self-hosted', aliases: [], images: ['ffmpeg'], defaults: {} },
  {
    name: 'imgproxy',
    kind: 'media-transcoder',
    provider: 'self-hosted',
    aliases: ['thumbor', 'image proxy'],
    images: ['imgproxy', 'thumbor'],
    defaults: {},
  },
  {
    name: 'AWS Elemental MediaConvert',
    kind: 'media-transcoder',
    provider: 'aws',
    aliases: ['mediaconvert'],
    defaults: {},
  },
  {
    name: 'Google Cloud Transcoder',
    kind: 'media-transcoder',
    provider: 'gcp',
    aliases: ['transcoder api'],
    defaults: {},
  },
  { name: 'Cloudinary', kind: 'media-transcoder', provider: 'saas', aliases: [], defaults: {} },
  { name: 'Mux', kind: 'media-transcoder', provider: 'saas', aliases: [], defaults: {} },
  {
    name: 'Amazon SageMaker',
    kind: 'ml-inference',
    provider: 'aws',
    aliases: ['sagemaker', 'aws sagemaker'],
    defaults: { availability: medium(0.9995, 'slaCollected', 'SLA of online inference'), cost: oneGpu },
  },
  {
    name: 'Google Vertex AI',
    kind: 'ml-inference',
    provider: 'gcp',
    aliases: ['vertex ai', 'vertex'],
    defaults: { availability: medium(0.999, 'slaCollected', 'SLA of prediction; custom models 99.5%') },
  },
  { name: 'Azure Machine Learning', kind: 'ml-inference', provider: 'azure', aliases: ['azure ml'], defaults: {} },
  {
    name: 'NVIDIA Triton',
    kind: 'ml-inference',
    provider: 'self-hosted',
    aliases: ['triton', 'triton inference server'],
    images: ['tritonserver'],
    defaults: {},
  },
  {
    name: 'vLLM',
    kind: 'ml-inference',
    provider: 'self-hosted',
    aliases: [],
    images: ['vllm-openai'],
    defaults: {
      serviceMs: medium(833, 'vllmBench', 'Llama 3.1 8B on one H200, batches of eight, 128 tokens out'),
      concurrency: medium(19, 'vllmBench', '19 × 1000 / 833 ms = 22.8/s; measured 22.6/s at full batches'),
    },
  },
  {
    name: 'TensorFlow Serving',
    kind: 'ml-inference',
    provider: 'self-hosted',
    aliases: ['tf serving'],
    images: ['tensorflow/serving'],
    defaults: {},
  },
  {
    name: 'TorchServe',
    kind: 'ml-inference',
    provider: 'self-hosted',
    aliases: [],
    images: ['torchserve'],
    defaults: {},
  },
  { name: 'Ollama', kind: 'ml-inference', provider: 'self-hosted', aliases: [], images: ['ollama'], defaults: {} },
  { name: 'BentoML', kind: 'ml-inference', provider: 'self-hosted', aliases: [], defaults: {} },
  {
    name: 'Ray Serve',
    kind: 'ml-inference',
    provider: 'self-hosted',
    aliases: [],
    images: ['rayproject/ray'],
    defaults: {},
  },
];
