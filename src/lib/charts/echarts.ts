import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { GraphicComponent, GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, CustomChart, LineChart, GraphicComponent, GridComponent, SVGRenderer]);

/** ECharts with only what the charts of the dashboard draw, as SVG. */
export { init };
