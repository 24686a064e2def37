<script>x()</script>
